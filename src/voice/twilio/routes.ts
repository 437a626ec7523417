import type { JsonObject } from '../../language/document.ts';
import type { LineAnswer, LineNotice, LineReply, VoiceCalls } from '../channel.ts';
import { callerNumber } from './caller-number.ts';
import { dialed, gathered, hangup } from './line-answer.ts';
import { nameOfQueue } from './queue.ts';
import { apology, document, escaped, goodbye, nothing } from './standing-documents.ts';
import type { Webhook } from './webhook.ts';

/** What a webhook is answered with. */
export interface Told {
  readonly document?: string;
  /** @default 200 with a document, 204 without */
  readonly status?: number;
  readonly repeated?: boolean;
  /** For the log. */
  readonly details?: JsonObject;
}

/** Answers one kind of webhook. */
export type Route = (webhook: Webhook) => Promise<Told>;

/** What the routes need. */
export interface RouteOptions {
  readonly calls: VoiceCalls;
  /** Without its last slash. */
  readonly publicUrl: string;
  /** What Twilio calls a queue of the flow. */
  readonly queueName: (queue: string) => string;
  readonly fallback: (webhook: Webhook) => Promise<string>;
}

/** Every webhook that there is, by its path below the public URL. */
export function routesOf({
  calls,
  publicUrl,
  queueName,
  fallback,
}: RouteOptions): ReadonlyMap<string, Route> {
  const happens = async ({ call }: Webhook, notice: LineNotice) => told(await calls.happens(call, notice));
  /** Whatever a webhook asks for, a call that is over has hung up. */
  const answers =
    (answerOf: (webhook: Webhook) => LineAnswer): Route =>
    async (webhook) => {
      const over = hangup(webhook);
      if (over !== undefined) return happens(webhook, over);
      const { call, turn } = webhook;
      if (turn === undefined) return { status: 400, details: { problem: 'no turn' } };
      const reply = await calls.answers(call, turn, answerOf(webhook));
      return reply === undefined ? turnedAway(missed(turn, await calls.turnOf(call))) : told(reply);
    };

  return new Map<string, Route>([
    [
      '/voice',
      async ({ call, parameter }) => {
        const from = callerNumber(parameter('From'));
        const to = callerNumber(parameter('To'));
        return told(
          await calls.arrives({
            call,
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
          }),
        );
      },
    ],
    ['/gather', answers(gathered)],
    ['/heard', answers(() => ({ kind: 'heard' }))],
    ['/dialed', answers(dialed)],
    ['/queued', answers(() => ({ kind: 'queued' }))],
    [
      '/left',
      async (webhook) => {
        const result = webhook.parameter('QueueResult');
        const error = refusals.get(result);
        if (error !== undefined) return answers(() => ({ kind: 'refused', error }))(webhook);
        const id = `left/${webhook.turn ?? ''}`;
        if (result === 'hangup') return happens(webhook, { id: 'hangup', kind: 'hangup', by: 'customer' });
        return happens(
          webhook,
          hangup(webhook) ??
            (/bridg/.test(result) ? { id, kind: 'hangup', by: 'agent' } : { id, kind: 'left-queue' }),
        );
      },
    ],
    [
      '/agent',
      async ({ query }) => {
        const agent = query('agent');
        const queue = nameOfQueue({ queue: query('queue'), agent }, queueName);
        return { document: document(agentTakes(publicUrl, queue, agent)) };
      },
    ],
    [
      '/whisper',
      async (webhook) => {
        const id = `answered/${webhook.parameter('DequeingCallSid')}`;
        const agent = webhook.query('agent');
        // The caller goes on to the agent, and hears nothing of ours before.
        return { ...(await happens(webhook, { id, kind: 'agent-answered', agent })), document: nothing };
      },
    ],
    [
      '/status',
      async (webhook) => {
        const over = hangup(webhook);
        if (over !== undefined) await calls.happens(webhook.call, over);
        return {};
      },
    ],
    [
      '/recording',
      async ({ parameter }) => ({
        details: {
          recording: parameter('RecordingSid'),
          recordingStatus: parameter('RecordingStatus'),
          recordedSeconds: Number(parameter('RecordingDuration')) || 0,
        },
      }),
    ],
    [
      '/fallback',
      async (webhook) => {
        const details = { errorCode: webhook.parameter('ErrorCode') };
        try {
          return { document: await fallback(webhook), details };
        } catch {
          return { document: apology, details: { ...details, problem: 'the store failed' } };
        }
      },
    ],
  ]);
}

/** Why a queue did not take a caller. */
const refusals = new Map<string, 'QueueAtCapacity' | 'failed'>([
  ['error', 'failed'],
  ['queue-full', 'QueueAtCapacity'],
  ['system-error', 'failed'],
]);

function told(reply: LineReply | undefined): Told {
  if (reply === undefined) return turnedAway('no such call');
  return { document: reply.document, repeated: reply.repeated };
}

function turnedAway(problem: string): Told {
  return { document: goodbye, details: { problem } };
}

/** Why a call does not take the answer to a turn. */
function missed(turn: number, at: number | 'over' | undefined): string {
  if (at === undefined) return 'no such call';
  if (at === 'over') return 'the call is over';
  return turn > at ? `turn ${turn} is not there yet: the call is at turn ${at}` : 'the call is past';
}

/** The line of an agent takes the next caller of a queue. */
function agentTakes(publicUrl: string, queue: string, agent: string): string {
  const url = `${publicUrl}/whisper?${new URLSearchParams({ agent })}`;
  return `<Dial><Queue url="${escaped(url)}">${escaped(queue)}</Queue></Dial>`;
}
