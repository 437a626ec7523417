import type { Test } from '../../action/step.ts';
import type { JsonPath } from '../../language/document.ts';
import type { Issue } from '../../language/issue.ts';
import type { LegacyBranch, LegacyModule, Report } from './export.ts';
import type { LegacyCode } from './sentence.ts';

/** Where branches lead in the flow that is made. */
export interface Targets {
  has(id: string): boolean;
  /** The name of the step that ends what leads nowhere; it is made when it is first asked for. */
  end(): string;
}

/** How conditions are called in an export, and in the Flow language. */
const operators: { readonly [operator: string]: string } = {
  Equals: 'Equals',
  GreaterThan: 'NumberGreaterThan',
  GreaterThanOrEqualTo: 'NumberGreaterOrEqualTo',
  LessThan: 'NumberLessThan',
  LessThanOrEqualTo: 'NumberLessOrEqualTo',
  Contains: 'TextContains',
  StartsWith: 'TextStartsWith',
  EndsWith: 'TextEndsWith',
};

/** The branches of a module as a conversion asks for them. They remember who was asked for. */
export class LegacyExits {
  readonly #module: LegacyModule;
  readonly #targets: Targets;
  readonly #report: Report;
  readonly #taken = new Set<LegacyBranch>();

  constructor(module: LegacyModule, targets: Targets, report: Report) {
    this.#module = module;
    this.#targets = targets;
    this.#report = report;
  }

  /** Where a branch leads; to the step that ends it all where it leads nowhere. */
  to(condition: string): string {
    const branch = this.#branch(condition);
    return branch === undefined
      ? this.#open(condition, [...this.#module.path, 'branches'])
      : this.#target(branch);
  }

  /** Where a branch leads that need not be there. */
  toIfAny(condition: string): string | undefined {
    const branch = this.#branch(condition);
    return branch && this.#target(branch);
  }

  /** The exit of an error that legacy exports have no branch for. */
  added(error: string, to: string): string {
    this.#tell('legacy_added_branch', this.#module.path, { type: this.#module.type, error, to });
    return to;
  }

  /** The branches of one kind with what each tests, in the order in which they are tested. */
  tests(condition: string): readonly (readonly [Test, string])[] {
    return this.#module.branches
      .filter((branch) => branch.condition === condition && !this.#taken.has(branch))
      .map((branch) => {
        this.#taken.add(branch);
        const { operator: legacy, path } = branch;
        const known = Object.hasOwn(operators, legacy) ? operators[legacy] : undefined;
        if (known === undefined)
          this.#tell('legacy_guess', path, { what: `the condition "${legacy}"`, as: `"${legacy}"` });
        const operand = branch.operand ?? this.#missing(path);
        return [{ operator: known ?? legacy, operand }, this.#target(branch)] as const;
      });
  }

  /** The names of the branches that nobody took yet, each once. */
  others(): readonly string[] {
    const left = this.#module.branches.filter((branch) => !this.#taken.has(branch));
    return [...new Set(left.map(({ condition }) => condition))];
  }

  /** Tells which branches nobody asked for. */
  finish(): void {
    for (const branch of this.#module.branches) {
      if (this.#taken.has(branch)) continue;
      this.#tell('legacy_lost_branch', branch.path, { branch: branchName(branch), type: this.#module.type });
    }
  }

  #branch(condition: string): LegacyBranch | undefined {
    const found = this.#module.branches.find(
      (each) => each.condition === condition && !this.#taken.has(each),
    );
    if (found !== undefined) this.#taken.add(found);
    return found;
  }

  #target(branch: LegacyBranch): string {
    const { transition, path } = branch;
    if (transition === undefined) return this.#open(branchName(branch), path);
    if (this.#targets.has(transition)) return transition;
    const end = this.#targets.end();
    this.#tell('legacy_dangling_branch', path, { branch: branchName(branch), to: transition, end });
    return end;
  }

  #missing(path: JsonPath): '' {
    const args = { parameter: 'conditionValue', type: this.#module.type, as: 'the operand of the condition' };
    this.#tell('legacy_missing_parameter', path, args);
    return '';
  }

  #open(branch: string, path: JsonPath): string {
    const end = this.#targets.end();
    this.#tell('legacy_open_branch', path, { branch, type: this.#module.type, end });
    return end;
  }

  #tell(code: LegacyCode, path: JsonPath, args: Issue['args']): void {
    this.#report(code, path, args, this.#module.id);
  }
}

function branchName({ condition, operator, operand }: LegacyBranch): string {
  return operand === undefined ? condition : `${condition} ${operator} ${operand}`;
}
