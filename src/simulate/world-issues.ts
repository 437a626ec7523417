import { calendarProblem } from '../language/calendar.ts';
import type { JsonPath } from '../language/document.ts';
import type { Issue } from '../language/issue.ts';
import { isFields } from '../language/shape.ts';
import { problemSentence } from './fixture/problem.ts';
import { partOf } from './fixture/yaml/part.ts';
import { worldForm } from './world-form.ts';

/** Nobody reads more of them at a time. */
const issueLimit = 100;

/**
 * What keeps a value from being the world of a call: keys that there are not, and values of the wrong kind, each with
 * its path.
 *
 * @example
 * worldIssues({ people: { Desk: { answers: '5s' } } })[0]?.message;
 * // '"answers" is "5s", and must be "never", or a number of milliseconds. Write 5000.'
 */
export function worldIssues(world: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, path: JsonPath, args: Issue['args'], message: string) => {
    if (issues.length < issueLimit) issues.push({ code, severity: 'error', path, args, message });
  };
  worldForm.check(partOf(world), (code, { path }, args = {}) =>
    add(code, path, args, problemSentence(code, args)),
  );
  for (const { path, state } of statesIn(world)) {
    const problem = isFields(state) ? calendarProblem(state) : undefined;
    if (problem !== undefined) add('bad_calendar', path, {}, `This calendar ${problem}`);
  }
  return issues;
}

/** What stands for hours with its path: words, calendars, or what should be one. */
function statesIn(world: unknown): readonly { readonly path: JsonPath; readonly state: unknown }[] {
  const hours = isFields(world) && isFields(world['hours']) ? Object.entries(world['hours']) : [];
  return hours.flatMap(([name, states]) =>
    Array.isArray(states)
      ? states.map((state: unknown, index) => ({ path: ['hours', name, index], state }))
      : [{ path: ['hours', name], state: states }],
  );
}
