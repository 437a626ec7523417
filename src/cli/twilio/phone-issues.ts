import type { Issue } from '../../language/issue.ts';
import { countOf, issueLine } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import type { AnsweringFlow } from './answering-flow.ts';
import { withoutReached } from './recording-url.ts';
import { unusedNames } from './unused-names.ts';

/** More than that nobody reads before the first call. */
const shownAtMost = 10;

/**
 * Says what callers will not get on the phone as the flow has it: errors, what is otherwise on Twilio, recordings
 * without an address, and names of the configuration that no flow has. What is as true of Amazon Connect is left to
 * `trunkline check`.
 *
 * @returns How many of them are errors.
 */
export async function tellPhoneIssues(answering: AnsweringFlow, { note }: Terminal): Promise<number> {
  const { shown, notes } = await phoneIssues(answering);
  for (const issue of shown.slice(0, shownAtMost)) note(issueLine(issue));
  for (const sentence of unusedNames(answering.project, answering.all)) note(sentence);
  const left = [...shown.slice(shownAtMost), ...notes];
  if (left.length > 0) note(`"trunkline check --on twilio" tells the rest: ${countOf(left)}.`);
  return shown.filter(({ severity }) => severity === 'error').length;
}

interface PhoneIssues {
  /** What matters on the phone, errors first. */
  readonly shown: readonly Issue[];
  /** What differs on Twilio and takes nothing from callers. */
  readonly notes: readonly Issue[];
}

async function phoneIssues({ flow, others, project }: AnsweringFlow): Promise<PhoneIssues> {
  const [{ check }, { rules }] = await Promise.all([
    import('../../check/check.ts'),
    import('../../check/rules/index.ts'),
  ]);
  const units = [flow, ...others];
  const files = new Map(units.map(({ name, file }) => [name, file]));
  const ofTwilio = new Set(rules.flatMap(({ code, on }) => (on === 'twilio' ? [code] : [])));
  const issues = withoutReached(check(units, { on: 'twilio' }), project).map((issue) => {
    const file = issue.file ?? files.get(issue.flow ?? '');
    return file === undefined ? issue : { ...issue, file };
  });
  const told = issues.filter((issue) => !isError(issue) && ofTwilio.has(issue.code));
  return {
    shown: [...issues.filter(isError), ...told.filter((issue) => !isNote(issue))],
    notes: told.filter(isNote),
  };
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function isNote({ severity, code }: Issue): boolean {
  return severity === 'note' && code !== 'recording_on_twilio';
}
