import type { JsonPath } from '../language/document.ts';
import type { Issue, Severity } from '../language/issue.ts';
import type { CheckedFlow } from './checked-flow.ts';

/** One place where a flow does not keep a rule. */
export interface Finding {
  /** The name of the step; absent where the finding is about the flow as a whole. */
  readonly step?: string;
  readonly path: JsonPath;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  /** What the sentence speaks of. */
  readonly args?: Issue['args'];
}

/** One thing that `check` holds a flow against. */
export interface Rule {
  /** Stable, and the name of the rule's file: `missing_target` stands in `missing-target.ts`. */
  readonly code: string;
  readonly severity: Severity;
  /**
   * It holds a step against the form of its action. Where that form is not certain (`unverified` of the definition),
   * an error becomes a warning.
   */
  readonly ofForm?: true;
  /** It asks only what another carrier makes of the flow, and is held where that is asked. */
  readonly on?: 'twilio';
  /** What is, why it hurts, what to do. */
  sentence(args: Issue['args']): string;
  /** Every place where the flow does not keep the rule. `project` holds all flows that are checked together. */
  find(flow: CheckedFlow, project: readonly CheckedFlow[]): Iterable<Finding>;
}
