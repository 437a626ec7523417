import type { Entry } from '../action/entry.ts';
import { plainName } from '../language/resource.ts';
import { spokenText } from '../language/ssml.ts';
import type { Heard } from './line.ts';
import { shownPrompt } from './shown-prompt.ts';

/** What a line of a transcript tells. */
export interface Row {
  /** Milliseconds since the call began. */
  readonly at: number;
  /** The flow that it is of; nothing for what is of no flow. */
  readonly flow?: string;
  readonly who: string;
  readonly what: string;
}

/**
 * Writes a contact down as one would write a play: a line an event, with the time since it began.
 *
 * @param pending Prompts that are playing while the flow waits; they have no entries yet.
 */
export function transcriptOf(entries: readonly Entry[], pending: readonly Heard[] = []): string {
  return linesOf(rowsOf(entries, pending), entries[0]?.flow ?? pending[0]?.flow).join('\n');
}

/** What a transcript tells of a contact. */
export function rowsOf(entries: readonly Entry[], pending: readonly Heard[]): readonly Row[] {
  return [
    ...entries.flatMap((entry): readonly Row[] => {
      const [who, what] = lineOf(entry) ?? [];
      return who === undefined || what === undefined ? [] : [{ at: entry.at, flow: entry.flow, who, what }];
    }),
    ...pending.map(({ started, flow, text }) => ({ at: started, flow, who: 'flow', what: shown(text) })),
  ];
}

/**
 * The lines of a transcript. A heading stands where another flow speaks: not where it was entered, for prompts of the
 * flow before may still play.
 *
 * @param before The flow that spoke last.
 */
export function linesOf(rows: readonly Row[], before: string | undefined): readonly string[] {
  let spoke = before;
  return rows.flatMap(({ at, flow = spoke, who, what }) => {
    const heading = flow === undefined || flow === spoke ? [] : [written(at, '', `— ${flow} —`)];
    spoke = flow;
    return [...heading, written(at, who, what)];
  });
}

/** A line of a transcript: when, in milliseconds since the call began, who, and what. */
export function written(at: number, who: string, what: string): string {
  return `${clock(at).padStart(5)}  ${who.padEnd(8)} ${what}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** `4:05`, and from the first hour on `1:04:05`. */
function clock(at: number): string {
  const all = Math.floor(at / 1000);
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`;
}

function lineOf(entry: Entry): readonly [who: string, what: string] | undefined {
  switch (entry.type) {
    case 'prompt.started':
      return ['flow', shown(entry.text)];
    case 'input.dtmf':
      return ['caller', `presses ${entry.keys}`];
    case 'input.typed-ahead':
      return ['caller', `has already pressed ${entry.count} ${entry.count === 1 ? 'key' : 'keys'}`];
    case 'input.bot':
      return ['caller', `says "${entry.text}"${entry.intent && ` → ${entry.intent}`}${slots(entry.slots)}`];
    case 'input.none':
      return ['caller', '(silent)'];
    case 'function.called':
      return ['lambda', `${plainName(entry.function)}(${JSON.stringify(entry.parameters)})`];
    case 'function.returned':
      return ['lambda', `→ ${JSON.stringify(entry.result)}`];
    case 'function.failed':
      return ['lambda', `→ failed: ${entry.error}`];
    case 'service.called':
      return ['service', `${entry.service}(${JSON.stringify(entry.parameters)})`];
    case 'service.returned':
      return ['service', `→ ${JSON.stringify(entry.result)}`];
    case 'service.failed':
      return ['service', `→ failed: ${entry.error}`];
    case 'hours.checked':
      return ['world', entry.open ? 'the hours are open' : 'the hours are closed'];
    case 'queue.entered':
      return ['queue', `waits in ${plainName(entry.queue)}`];
    case 'agent.answered':
      return ['agent', `${entry.agent} answers`];
    case 'dial.started':
      return ['flow', `calls ${entry.number}`];
    case 'callback.scheduled':
      return ['flow', `books a callback to ${entry.number}`];
    case 'contact.hungup':
      return [entry.by === 'customer' ? 'caller' : entry.by, 'hangs up'];
    case 'contact.ended':
      return entry.by === 'flow'
        ? ['flow', entry.reason === 'disconnected' ? 'hangs up' : `(${entry.reason})`]
        : undefined;
    case 'failure':
      return ['!', `${entry.step}: ${entry.detail}`];
    default:
      return undefined;
  }
}

/** What is heard of a prompt: its text, without the marks of SSML. */
export function heard(text: string): string {
  return text.trimStart().startsWith('<') ? spokenText(text).text : text;
}

function shown(text: string): string {
  return shownPrompt(heard(text));
}

function slots(values: { readonly [slot: string]: unknown }): string {
  return Object.keys(values).length === 0 ? '' : ` ${JSON.stringify(values)}`;
}
