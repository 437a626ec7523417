import type { Clock } from '../language/clock.ts';
import { TrunklineError } from '../language/error.ts';
import { methodOf } from './attributes.ts';
import type { LineParties } from './call-parameters.ts';
import { carryOut } from './carry-out.ts';
import type { TwimlElement } from './document.ts';
import { documentOf } from './document-of.ts';
import type { TwimlEvent, TwimlLeg } from './event.ts';
import type { Address, Happening, Leg, Logged, OpenWait, Outcome, Place, Takes } from './leg.ts';
import { openPatience } from './patience.ts';
import { resolved } from './resolved.ts';
import { sleepUntil } from './sleep-until.ts';
import { recordingOf, tellRecording } from './verbs/record.ts';
import type { Fetched } from './webhook.ts';
import type { World } from './world.ts';

/** What all lines of one call share. */
export interface Switchboard {
  readonly clock: Clock;
  readonly world: World;
  /** Since when the call goes on. */
  readonly begun: number;
  readonly request: (address: Address, leg: TwimlLeg) => Promise<Fetched>;
  readonly log: (event: TwimlEvent) => void;
  readonly fallbackUrl?: string | undefined;
  /** What every request of a line carries, beside its own parameters. */
  readonly parameters: (line: LineParties) => { readonly [name: string]: string };
}

/** A line, and what only its owner may do with it. */
export interface OpenLeg extends Leg {
  /** Tells whoever waits for a recording that it is there. */
  closes(): Promise<void>;
}

/** Requests in a row between which nobody hears anything or waits: an application goes round. */
const requestsAtOnce = 50;

/** How a call ends where no document comes. @see https://www.twilio.com/docs/api/errors/11200 */
const applicationError: Outcome & { readonly kind: 'ended' } = {
  kind: 'ended',
  by: 'error',
  reason: 'an application error has occurred',
};

/** A line on which time passes by itself: nobody presses keys there. */
function unattended(clock: Clock): (wait: OpenWait) => Promise<Happening> {
  const patience = openPatience();
  return async ({ until }) => {
    patience.spend();
    if (until === Number.POSITIVE_INFINITY) return { kind: 'hangup' };
    await sleepUntil(clock, until);
    return { kind: 'passed' };
  };
}

/** How a line comes from another. */
interface OpenedBy {
  readonly takes?: Takes | undefined;
  readonly parent?: string;
  /** Whom it leads to. */
  readonly to?: string | undefined;
  /** What addresses are relative to before the line has a document. */
  readonly base?: string;
}

/** Opens a line. `meets` lets somebody answer its waits. */
export function openLeg(
  name: TwimlLeg,
  sid: string,
  board: Switchboard,
  meets: (wait: OpenWait) => Promise<Happening>,
  { takes, parent = '', base = '', to }: OpenedBy = {},
): OpenLeg {
  const { clock, world, begun } = board;
  let url = base;
  let status = 'ringing';
  let began: number | undefined;
  let came = clock.now();
  let opens = false;
  let saidUntil = 0;
  let queued = false;
  let takenAt = Number.POSITIVE_INFINITY;
  let rounds = 0;
  const recordings: { readonly noun: TwimlElement; readonly at: number; readonly url: string }[] = [];

  const log = ({ at = clock.now() - begun, ...event }: Logged) => board.log({ ...event, at, leg: name });
  const request = (address: Address) => {
    const parameters = {
      CallStatus: status,
      ...board.parameters({ sid, leg: name, parent, to }),
      ...address.parameters,
    };
    return board.request({ ...address, parameters }, name);
  };

  /** The document at an address, or at the fallback, or how the call ends for want of one. */
  async function comes(
    address: Address,
    place: Place,
  ): Promise<TwimlElement | (Outcome & { kind: 'ended' })> {
    rounds += 1;
    if (rounds > requestsAtOnce) throw roundAndRound(address.url);
    const fetched = await request(address);
    const document = documentOf(fetched, address.url, place);
    if ('root' in document) {
      for (const { code, message, path, line, column } of document.problems) {
        const told = `${message} (${path}, line ${line}, column ${column})`;
        log({ type: 'warning', message: told, url: address.url, ...(code === undefined ? {} : { code }) });
      }
      url = address.url;
      return document.root;
    }
    const { code, reason } = document;
    log({ type: 'error', code, message: reason, url: address.url });
    const { fallbackUrl } = board;
    const error = { ErrorCode: String(code), ErrorUrl: address.url };
    if (
      fallbackUrl === undefined ||
      place !== 'call' ||
      name !== 'caller' ||
      'ErrorCode' in address.parameters
    ) {
      return { ...applicationError, code };
    }
    return comes({ url: fallbackUrl, method: 'POST', parameters: error }, place);
  }

  const leg: OpenLeg = {
    name,
    sid,
    clock,
    world,
    log,
    ...(takes === undefined ? {} : { takes }),
    address: (element, attribute, parameters = {}) => {
      const written = element.attributes[attribute] ?? '';
      if (written === '') return undefined;
      return { url: resolved(written, url), method: methodOf(element, 'method'), parameters };
    },
    again: (element, parameters) => ({ url, method: methodOf(element, 'method'), parameters }),
    async runs(address, place = 'call') {
      const before = url;
      for (let next = address; ; ) {
        const response = await comes(next, place);
        if ('kind' in response) {
          url = before;
          return response;
        }
        came = clock.now();
        began = undefined;
        opens = place === 'wait';
        status = 'in-progress';
        const outcome = await carryOut(response, leg);
        if (outcome.kind === 'to') {
          next = outcome.address;
          continue;
        }
        if (outcome.kind === 'ended' && outcome.by !== 'error') status = 'completed';
        url = before;
        return outcome;
      }
    },
    async tells(address) {
      const fetched = await request(address);
      if ('failed' in fetched)
        log({ type: 'error', code: fetched.code, message: fetched.reason, url: address.url });
    },
    says(prompts) {
      let at = clock.now();
      for (const { verb, text, milliseconds } of prompts) {
        began ??= at;
        const ends = at + milliseconds;
        if (verb !== 'Pause') log({ type: 'said', at: at - begun, verb, text, ends: ends - begun });
        at = ends;
      }
      saidUntil = at;
      return at;
    },
    cuts() {
      if (clock.now() < saidUntil) log({ type: 'cut' });
    },
    async waits(wait) {
      if (clock.now() >= takenAt) return { kind: 'taken' };
      const until = Math.min(wait.until, takenAt);
      const open = {
        ...wait,
        // Whatever plays in a queue is a wait in the queue.
        kind: queued && (wait.kind === 'prompt' || wait.kind === 'pause') ? 'queue' : wait.kind,
        until,
        began: began ?? came,
        opens: opens || wait.kind === 'queue',
      };
      opens = false;
      rounds = 0;
      const happened = await meets(open);
      if (happened.kind === 'hangup') status = 'completed';
      return happened.kind === 'passed' && until === takenAt ? { kind: 'taken' } : happened;
    },
    async queued(instant, work) {
      queued = true;
      takenAt = instant;
      try {
        return await work();
      } finally {
        queued = false;
        takenAt = Number.POSITIVE_INFINITY;
      }
    },
    records: (noun) => recordings.push({ noun, at: clock.now(), url }),
    async closes() {
      for (const recording of recordings) {
        url = recording.url;
        await tellRecording(recording.noun, leg, recordingOf(leg, clock.now() - recording.at));
      }
    },
    opens: (other, options) =>
      openLeg(other, `CA${world.id()}`, board, unattended(clock), { ...options, parent: sid, base: url }),
  };
  return leg;
}

function roundAndRound(url: string): TrunklineError {
  return new TrunklineError(
    'never_ends',
    `${url} is requested again and again and nothing is heard: ${requestsAtOnce} requests in a row. Let the document say something, wait, or end.`,
    { url },
  );
}
