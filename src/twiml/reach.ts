import { elementsOf, type TwimlElement } from './document.ts';
import type { TwimlProblem } from './problem.ts';

/** The verbs that nothing comes to: what stands before them goes to another document, or ends the call. */
export function reachProblems(root: TwimlElement): readonly TwimlProblem[] {
  const children = elementsOf(root);
  const last = children.findIndex((element) => leadsAway(element));
  const unreached = last === -1 ? [] : children.slice(last + 1);
  const before = children[last]?.name ?? '';
  return [
    ...children.slice(1).flatMap((element) => (element.name === 'Reject' ? [lateReject(element)] : [])),
    ...unreached.map(
      ({ name, path, line, column }): TwimlProblem => ({
        severity: 'ignored',
        path,
        line,
        column,
        message: `<${name}> is never carried out, since <${before}> before it does not come back. Take it out, or put it first.`,
      }),
    ),
  ];
}

/** `<Record>` is not among them: after silence the next verb comes, and no request is made. */
function leadsAway({ name, attributes }: TwimlElement): boolean {
  switch (name) {
    case 'Hangup':
    case 'Leave':
    case 'Redirect':
    case 'Reject':
      return true;
    case 'Connect':
    case 'Dial':
    case 'Enqueue':
      return attributes['action'] !== undefined;
    case 'Gather':
      return attributes['actionOnEmptyResult'] === 'true';
    default:
      return false;
  }
}

/** @see https://www.twilio.com/docs/voice/twiml/reject */
function lateReject({ path, line, column }: TwimlElement): TwimlProblem {
  const message =
    '<Reject> comes too late: the verbs before it answer the call, which is paid for. Put it first.';
  return { severity: 'ignored', path, line, column, message };
}
