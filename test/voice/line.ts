import type { LineAnswer, LineNotice, LineReply, VoiceCalls } from '../../src/voice/channel.ts';
import type { Moment, Speak } from '../../src/voice/moment.ts';

/** What a call is told, in place of the document of a carrier. */
export interface Told {
  readonly said: readonly string[];
  /** The kind of the open question; `talk` with an agent, `ended` after the end. */
  readonly waits: string;
  readonly prompt: string | null;
  readonly asks: readonly string[] | null;
  readonly turn: number;
  readonly where: Moment['where'];
  readonly held: boolean;
  readonly typed: string;
  readonly misheard: number;
  readonly recorded: boolean;
}

/** Writes moments as JSON: everything that a carrier is told, and no time. */
export const speakJson: Speak = ({ snapshot, ...moment }, { turn }) => {
  const question = snapshot.effects.at(-1);
  const kind = snapshot.waiting === 'talk' ? 'talk' : (question?.kind ?? '');
  const told: Told = {
    said: moment.said.map(({ content }) => content),
    waits: snapshot.ended === null ? kind : 'ended',
    prompt: question !== undefined && 'prompt' in question ? (question.prompt?.content ?? null) : null,
    asks: moment.asks?.map(({ content }) => content) ?? null,
    turn,
    where: moment.where,
    held: moment.held,
    typed: moment.typed,
    misheard: moment.misheard,
    recorded: moment.recorded,
  };
  return JSON.stringify(told);
};

/** Something that a carrier sends. */
export type Sent =
  | { readonly arrives: { readonly call: string; readonly from?: string; readonly to?: string } }
  | { readonly call: string; readonly turn: number; readonly answer: LineAnswer }
  | { readonly call: string; readonly notice: LineNotice };

export function send(calls: VoiceCalls, sent: Sent): Promise<LineReply | undefined> {
  if ('arrives' in sent) return calls.arrives(sent.arrives);
  return 'notice' in sent
    ? calls.happens(sent.call, sent.notice)
    : calls.answers(sent.call, sent.turn, sent.answer);
}

/** How a carrier delivers what it sends: in plain runs once, in others twice, or through a fault. */
export type Deliver = (sent: Sent) => Promise<LineReply | undefined>;

export function toldBy(reply: LineReply | undefined): Told {
  if (reply === undefined) throw new Error('the call is not known');
  return JSON.parse(reply.document) as Told;
}

export const keys = (typed: string, ended = false): LineAnswer => ({ kind: 'keys', keys: typed, ended });
export const words = (text: string, confidence = 0.9): LineAnswer => ({ kind: 'speech', text, confidence });
export const silence: LineAnswer = { kind: 'silence' };
const heard: LineAnswer = { kind: 'heard' };

/** What happens in a call: an answer of the caller, or an agent who answers while they wait. */
export type Doing = LineAnswer | 'agent';

/** What a carrier sends next: what the script says, where the caller is asked or waits, and else what it must. */
function next(call: string, told: Told, script: Doing[]): Sent | undefined {
  const { turn, waits } = told;
  if (waits === 'ended') return undefined;
  if (told.held) return { call, turn, answer: heard };
  const notice = (body: LineNotice): Sent => ({ call, notice: body });
  if (told.where === 'queue' && script[0] === 'agent') {
    script.shift();
    return notice({ id: `answered/${turn}`, kind: 'agent-answered', agent: 'Ada' });
  }
  switch (waits) {
    case 'collect':
    case 'converse': {
      const given = script.shift();
      return given === undefined || given === 'agent'
        ? notice({ id: 'hangup', kind: 'hangup', by: 'customer' })
        : { call, turn, answer: given };
    }
    case 'dial':
      if (told.where === 'queue') return notice({ id: `left/${turn}`, kind: 'left-queue' });
      return { call, turn, answer: { kind: 'dialed', status: 'completed' } };
    case 'enqueue':
      return { call, turn, answer: { kind: 'queued' } };
    case 'hold':
      return notice({ id: `answered/${turn}`, kind: 'agent-answered', agent: 'Ada' });
    case 'talk':
      return notice({ id: `left/${turn}`, kind: 'hangup', by: 'agent' });
    default:
      return { call, turn, answer: heard };
  }
}

/** A call as a carrier makes it: what it sent, and what it was told each time. */
export interface Played {
  readonly sent: readonly Sent[];
  readonly documents: readonly string[];
  readonly last: Told;
}

/**
 * Plays a call to its end: the script answers what the caller is asked, in order, and when nothing is left they hang
 * up. A loop of messages is interrupted once in a while, as the flow says, or by an agent.
 */
export async function playCall(
  deliver: Deliver,
  {
    call,
    script,
    from,
  }: { readonly call: string; readonly script: readonly Doing[]; readonly from?: string },
): Promise<Played> {
  const left = [...script];
  const sent: Sent[] = [];
  const documents: string[] = [];
  let coming: Sent | undefined = { arrives: { call, ...(from === undefined ? {} : { from }) } };
  let last: Told | undefined;
  while (coming !== undefined) {
    if (sent.length === 150) throw new Error(`The call does not end: it stands at ${JSON.stringify(last)}`);
    const reply = await deliver(coming);
    last = toldBy(reply);
    sent.push(coming);
    documents.push(reply?.document ?? '');
    coming = next(call, last, left);
  }
  if (last === undefined) throw new Error('nothing was sent');
  return { sent, documents, last };
}
