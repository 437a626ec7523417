import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Unit } from '../../../../src/language/document.ts';
import { sqliteStore } from '../../../../src/store/stores/sqlite.ts';
import type { DeskCall } from '../calls.ts';
import { type Played, playedOn } from '../play.ts';
import { authToken, publicUrl } from '../server.ts';
import type { Fleet, Server } from './fleet.ts';
import { endHeader, type Moment, timeHeader } from './messages.ts';
import { standStill } from './stand-still.ts';

/** How the servers of a call are killed: at a moment of every request. */
export interface Killing {
  readonly moment: Moment;
  /** The server that gets the retry is killed too, and the fallback is asked ten seconds later. */
  readonly twice?: true;
}

/** A call with the servers that were killed in it. */
export interface Survived extends Played {
  readonly webhooks: number;
  /** Requests at which a server was killed. */
  readonly points: number;
  readonly deliveries: number;
  readonly kills: number;
  /** Repeats that got the bytes of the first, and those that did not. */
  readonly same: number;
  readonly others: readonly string[];
}

/** Milliseconds that Twilio spends on two connections that it does not get. */
const retriesTake = 10_000;

/** What is sent to one server after the other, as the carrier sends it. */
interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Plays a call on servers in programs of their own, which are killed on the way. All that they share is a file. */
export async function survived(
  call: DeskCall,
  {
    fleet,
    folder,
    killing,
    forgetful = false,
  }: {
    readonly fleet: Fleet;
    readonly folder: string;
    readonly killing?: Killing;
    readonly forgetful?: boolean;
  },
): Promise<Survived> {
  const file = join(folder, `${randomUUID()}.db`);
  const answers: { readonly sent: Sent; readonly text: string }[] = [];
  const others: string[] = [];
  let [points, deliveries, kills, same] = [0, 0, 0, 0];
  const check = (sent: Sent, wanted: string, found: string) => {
    if (found === wanted) same++;
    else others.push(`${sent.url.pathname}${sent.url.search}: ${found} in place of ${wanted}`);
  };

  const played = await playedOn(call, async (stage) => {
    const { clock } = stage;
    const still = standStill(clock);
    const met = new Set<string>();
    let server: Server;
    let url = '';
    let would: string | undefined;
    let isDead = false;
    const open = async () => {
      server = fleet.take();
      const ears = {
        waits: (more: 1 | -1) => still.works(more === 1 ? -1 : 1),
        wouldAnswer: (body: string) => {
          would = body;
        },
      };
      const { flow, flows, mocked } = stage;
      const opening = {
        flow: written(flow),
        flows: flows.map(written),
        file,
        mocked: [...mocked],
        forgetful,
      };
      url = await server.opens(opening, stage, ears);
      isDead = false;
    };
    const kill = async () => {
      await server.kill();
      if (!isDead) kills++;
      isDead = true;
    };
    await open();

    /** One request to the server that is there. Throws where it dies. */
    const send = async ({ url: to, method, headers, body }: Sent, end = ''): Promise<Response> => {
      deliveries++;
      still.works(1);
      try {
        const own = new Headers(headers);
        own.set(timeHeader, String(clock.now()));
        own.set(endHeader, end);
        // One that is kept may be closed by the server in the moment in which it is used again.
        own.set('connection', 'close');
        const response = await fetch(url + to.pathname + to.search, { method, headers: own, body });
        const text = await response.text();
        return new Response(text === '' ? null : text, response);
      } catch (error) {
        await kill();
        await open();
        throw error;
      } finally {
        still.works(-1);
      }
    };
    const answered = async (sent: Sent, response: Response) => {
      const text = await textOf(response);
      answers.push({ sent, text });
      // What was answered before the death is answered after it.
      if (would !== undefined) check(sent, would, text.slice(text.indexOf(' ') + 1));
      would = undefined;
      return response;
    };

    return {
      async fetch(request) {
        const { method, headers } = request;
        const sent = { url: new URL(request.url), method, headers, body: await request.text() };
        const token = headers.get('i-twilio-idempotency-token') ?? '';
        const isRetry = met.has(token);
        met.add(token);
        if (killing === undefined) return answered(sent, await send(sent));
        const { moment, twice } = killing;
        if (moment === 'answered') {
          const response = await answered(sent, await send(sent));
          points++;
          await kill();
          return response;
        }
        if (isRetry) return answered(sent, await send(sent));
        try {
          return await answered(sent, await send(sent, moment));
        } catch (error) {
          points++;
          // Twilio tries once more itself, and then asks the fallback for a document of the call.
          if (twice === undefined || !leadsOn.has(sent.url.pathname)) throw error;
          await send(sent, 'arrived').catch(() => undefined);
          await clock.sleep(retriesTake);
          return answered(sent, await send(fallbackFor(sent)));
        }
      },
      async over() {
        // Whatever was answered is answered again, by a server that has never seen the call.
        if (!isDead) fleet.giveBack(server);
        await open();
        for (const { sent, text } of answers) check(sent, text, await textOf(await send(sent)));
        if (!isDead) fleet.giveBack(server);
        return sqliteStore({ file });
      },
      close: async () => rmSync(file, { force: true }),
    };
  });
  return { ...played, webhooks: answers.length, points, deliveries, kills, same, others };
}

/** A flow as it can be sent. */
function written({ name, type, document }: Unit): Unit {
  return { name, document, ...(type === undefined ? {} : { type }) };
}

/** Where the answer is a document that the call goes on with; only for these is the fallback asked. */
const leadsOn = new Set(['/voice', '/gather', '/heard', '/dialed', '/left']);

function fallbackFor({ url, method, headers, body }: Sent): Sent {
  const parameters = {
    ...Object.fromEntries(new URLSearchParams(body)),
    ErrorCode: '11205',
    ErrorUrl: url.href,
  };
  const fallback = new URL(`${publicUrl}/fallback`);
  const own = new Headers(headers);
  own.set('x-twilio-signature', getExpectedTwilioSignature(authToken, fallback.href, parameters));
  own.set('i-twilio-idempotency-token', `${headers.get('i-twilio-idempotency-token')}f`);
  return { url: fallback, method, headers: own, body: new URLSearchParams(parameters).toString() };
}

async function textOf(response: Response): Promise<string> {
  return `${response.status} ${await response.clone().text()}`;
}
