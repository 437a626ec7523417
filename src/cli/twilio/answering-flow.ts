import { ledTo } from '../../simulate/led-to.ts';
import { openProject, type Project } from '../project.ts';
import type { FoundUnit } from '../read-flow.ts';
import { issueReport } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { named, unitsOf } from '../units.ts';
import { usageError } from '../usage.ts';
import type { TwilioOptions } from './twilio-options.ts';

/**
 * The project here or above.
 *
 * @throws {TrunklineError} `usage` where there is none.
 */
export async function projectHere(cwd: string, config: string | undefined): Promise<Project> {
  const project = await openProject(cwd, config);
  if (project !== undefined) return project;
  throw usageError(
    'There is no trunkline.config.ts here or above that names flows. Write one: ' +
      "export const config = defineConfig({ flows: ['flows/*.ts'] })",
  );
}

/** The flow that a call begins with. */
export interface AnsweringFlow {
  readonly project: Project;
  readonly flow: FoundUnit;
  /** Those that it can lead to. */
  readonly others: readonly FoundUnit[];
  /** All of the project: what does not answer here may answer another number. */
  readonly all: readonly FoundUnit[];
}

/**
 * The flow of the project that answers: what `--flow` names, else the configuration, else the only one there is.
 *
 * @throws {TrunklineError} `usage` where there is none, more than one, or one that cannot be read.
 */
export async function answeringFlow(
  { flow: asked, config }: Pick<TwilioOptions, 'flow' | 'config'>,
  terminal: Terminal,
): Promise<AnsweringFlow> {
  const { cwd } = terminal;
  const project = await projectHere(cwd, config);
  const all = await unitsOf(project, { cwd, config });
  if (all.issues.some(({ severity }) => severity === 'error'))
    throw usageError(issueReport(all.issues, terminal));
  const { units } = named(asked ?? project.config.twilio?.flow, all);
  const [flow, ...more] = units.filter(({ type }) => type === undefined || type === 'CONTACT_FLOW');
  if (flow === undefined)
    throw usageError(
      `${units.map(({ name, type }) => `"${name}" (${type})`).join(', ')}: no call begins there. Name a flow of the type CONTACT_FLOW by --flow.`,
    );
  if (more.length > 0)
    throw usageError(
      `Say which flow answers, by --flow or by twilio.flow in ${project.file}: ${[flow, ...more].map(({ name }) => `"${name}"`).join(', ')}.`,
    );
  const [, ...others] = ledTo(flow, all.units);
  return { project, flow, others, all: all.units };
}
