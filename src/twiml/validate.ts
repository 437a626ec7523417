import { nearest } from '../language/nearest.ts';
import { attributeProblem } from './attribute-problem.ts';
import { elementsOf, readTwiml, type TwimlElement, textOf } from './document.ts';
import { meaningProblems } from './meaning.ts';
import type { TwimlProblem } from './problem.ts';
import { reachProblems } from './reach.ts';
import type { ElementRule } from './tables/element.ts';
import { elements } from './tables/elements.ts';
import { documentBytes } from './tables/limits.ts';
import { verbs, verbsInQueue, verbsOfWhisper } from './tables/verbs.ts';

/** Where a document is carried out. Both say that it is not the call itself. */
export interface TwimlPlace {
  /** The `waitUrl` of an `<Enqueue>`: what a caller hears in the queue. */
  readonly wait?: boolean;
  /** The `url` of a `<Queue>`: what a caller hears before the agent. */
  readonly whisper?: boolean;
}

/**
 * What Twilio would refuse of a voice document, warn about, or silently ignore; none where all of it is carried out.
 *
 * @see https://www.twilio.com/docs/voice/twiml
 * @example
 * ```ts
 * twimlProblems('<Response><Gather><Hangup/></Gather></Response>');
 * // [{ severity: 'warned', code: 13320, path: 'Response/Gather/Hangup', line: 1, column: 19, message: … }]
 * ```
 */
export function twimlProblems(document: string, place: TwimlPlace = {}): readonly TwimlProblem[] {
  const bytes = Buffer.byteLength(document);
  if (bytes > documentBytes) {
    return [
      refused(
        11_750,
        `The document has ${bytes} bytes, and Twilio takes ${documentBytes}. Say less, or go on in another document with <Redirect>.`,
      ),
    ];
  }
  const root = readTwiml(document);
  if ('reason' in root) {
    return [
      {
        ...refused(12_100, `This is no XML: ${root.reason}. Write it with a library that escapes text.`),
        line: root.line,
        column: root.column,
      },
    ];
  }
  if (root.name !== 'Response') {
    return [
      {
        ...refused(
          12_102,
          `A document begins with <Response>, and this one with <${root.name}>. Put its verbs into <Response>.`,
        ),
        path: root.name,
      },
    ];
  }
  const rule: ElementRule = { attributes: {}, children: Object.keys(verbs), text: 'none' };
  return [...contentProblems(root, rule), ...placeProblems(root, place), ...reachProblems(root)];
}

function refused(code: number, message: string): TwimlProblem {
  return { severity: 'refused', code, path: '', line: 1, column: 1, message };
}

function elementProblems(element: TwimlElement): readonly TwimlProblem[] {
  const rule = elements[element.name];
  if (rule === undefined || rule.known === true) return [];
  const attributes = Object.entries(element.attributes).flatMap(
    ([name, value]) => attributeProblem(element, rule, name, value) ?? [],
  );
  return [...attributes, ...meaningProblems(element), ...contentProblems(element, rule)];
}

/** What is wrong with the text and the children of an element. */
function contentProblems(element: TwimlElement, rule: ElementRule): readonly TwimlProblem[] {
  const { name, path, line, column, children } = element;
  const at = { path, line, column };
  const own = children.some((child) => typeof child === 'string' && child.trim() !== '');
  const problems: TwimlProblem[] = [];
  if (own && rule.text === 'none') {
    const message = `<${name}> holds no text, so what is written in it is not said. Put it into <Say>.`;
    problems.push({ severity: 'warned', code: 12_200, ...at, message });
  }
  if (rule.text === 'needed' && textOf(element) === '') {
    const code = name === 'Say' ? 13_520 : 12_200;
    problems.push({
      severity: 'warned',
      code,
      ...at,
      message: `<${name}> is empty. Write something, or leave it out.`,
    });
  }
  for (const child of elementsOf(element)) {
    if (rule.children.includes(child.name)) problems.push(...elementProblems(child));
    else problems.push(misplaced(child, element, rule));
  }
  return problems;
}

function misplaced(child: TwimlElement, parent: TwimlElement, rule: ElementRule): TwimlProblem {
  const { path, line, column } = child;
  const meant = nearest(child.name, rule.children);
  const exists = Object.hasOwn(elements, child.name);
  const what = exists
    ? `<${child.name}> cannot stand in <${parent.name}>`
    : `TwiML has no <${child.name}>${meant === undefined ? '' : `; it has <${meant}>`}`;
  const allowed =
    rule.children.length === 0 ? 'nothing' : rule.children.map((name) => `<${name}>`).join(', ');
  return {
    severity: 'warned',
    code: rule.childCode ?? 12_200,
    path,
    line,
    column,
    message: `${what}, so it is left out. <${parent.name}> may hold ${allowed}.`,
  };
}

function placeProblems(root: TwimlElement, { wait, whisper }: TwimlPlace): readonly TwimlProblem[] {
  const allowed = wait === true ? verbsInQueue : verbsOfWhisper;
  const restricted = wait === true || whisper === true;
  return elementsOf(root).flatMap(({ name, path, line, column }): readonly TwimlProblem[] => {
    if (restricted && Object.hasOwn(verbs, name) && !allowed.includes(name)) {
      const where = wait === true ? 'in a queue' : 'before an agent';
      const message = `<${name}> is not carried out ${where}. There may be ${allowed.map((verb) => `<${verb}>`).join(', ')}.`;
      return [{ severity: 'refused', path, line, column, message }];
    }
    if (!restricted && name === 'Leave') {
      const message = '<Leave> leaves a queue, and this document is not heard in one. Take it out.';
      return [{ severity: 'ignored', path, line, column, message }];
    }
    return [];
  });
}
