import type { WireService } from '../../../src/serve/wire.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import type { DeskCall } from './calls.ts';
import { type Played, playedOn, type Stage } from './play.ts';
import { deskServer } from './server.ts';

/** How a webhook is delivered more than once, or elsewhere. */
export const deliveryKinds = [
  'twice',
  'twice at once',
  'after the next one',
  'after the end',
  'at another server',
  'at both servers at once',
] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** Which webhooks of a call are delivered in another way than once: one of them, from 0, or all. */
export interface Disturbance {
  readonly kind: DeliveryKind;
  readonly at: number | 'all';
}

/** What is another way than it should be. */
export interface Planted {
  /** The store, as one of the two servers has it. */
  readonly store?: (store: Store, server: number) => Store;
  readonly stage?: (stage: Stage) => Stage;
  readonly service?: (service: WireService) => WireService;
}

/** A call with what was delivered in it. */
export interface Delivered extends Played {
  /** Webhooks of the carrier, each with its status and its bytes. */
  readonly answers: readonly string[];
  /** All requests that a server got. */
  readonly deliveries: number;
  /** Repeats that got the bytes of the first, and those that did not. */
  readonly same: number;
  readonly others: readonly string[];
}

/** Plays a call on two servers with one store, with repeats on its way. */
export async function delivered(
  call: DeskCall,
  disturbance?: Disturbance,
  planted: Planted = {},
): Promise<Delivered> {
  const answers: string[] = [];
  const others: string[] = [];
  let deliveries = 0;
  let same = 0;

  const played = await playedOn(call, async (given) => {
    const store = memoryStore();
    const stage = (planted.stage ?? unchanged)(given);
    const servers = [0, 1].map((server) =>
      (planted.service ?? unchanged)(
        deskServer({ ...stage, store: (planted.store ?? unchanged)(store, server) }),
      ),
    );
    const sent: { readonly send: Send; readonly what: string }[] = [];
    const expectSame = (index: number, response: Answer) => {
      if (response.text === answers[index]) same++;
      else others.push(`${sent[index]?.what}: ${response.text} in place of ${answers[index]}`);
    };
    return {
      async fetch(request) {
        const { url, method, headers } = request;
        const body = await request.text();
        const send: Send = async (server) => {
          deliveries++;
          const response = await servers[server]?.fetch(new Request(url, { method, headers, body }));
          return answerOf(response);
        };
        const index = sent.length;
        sent.push({ send, what: `${index} ${new URL(url).pathname}` });
        const means = (at: number) => disturbance?.at === 'all' || disturbance?.at === at;
        const kind = means(index) ? disturbance?.kind : undefined;

        let together: Promise<Answer> | undefined;
        const first = send(kind === 'at another server' ? index % 2 : 0);
        if (kind === 'twice at once') together = send(0);
        if (kind === 'at both servers at once') together = send(1);
        const [answer, repeat] = await Promise.all([first, together]);
        answers.push(answer.text);
        if (repeat !== undefined) expectSame(index, repeat);
        if (kind === 'twice') expectSame(index, await send(0));
        if (kind === 'at another server') expectSame(index, await send(1 - (index % 2)));
        const before = sent[index - 1];
        if (disturbance?.kind === 'after the next one' && means(index - 1) && before !== undefined)
          expectSame(index - 1, await before.send(0));
        return answer.response();
      },
      async over() {
        if (disturbance?.kind !== 'after the end') return store;
        for (const [index, { send }] of sent.entries())
          if (disturbance.at === 'all' || disturbance.at === index) expectSame(index, await send(index % 2));
        return store;
      },
      close: () => store.close(),
    };
  });
  return { ...played, answers, deliveries, same, others };
}

type Send = (server: number) => Promise<Answer>;

interface Answer {
  /** Its status and its bytes. */
  readonly text: string;
  response(): Response;
}

async function answerOf(response = new Response(null, { status: 500 })): Promise<Answer> {
  const { status, headers } = response;
  const body = await response.text();
  return {
    text: `${status} ${headers.get('content-type') ?? ''} ${body}`,
    response: () => new Response(body === '' ? null : body, { status, headers }),
  };
}

function unchanged<Value>(value: Value): Value {
  return value;
}
