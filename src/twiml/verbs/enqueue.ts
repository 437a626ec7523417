import { methodOf, valueOf } from '../attributes.ts';
import { type TwimlElement, textOf } from '../document.ts';
import { type Address, gone, type Leg, type Outcome, on } from '../leg.ts';
import { type TwimlQueue, talkTime } from '../world.ts';

/** @see https://www.twilio.com/docs/voice/twiml/enqueue */
const maxQueueSize = 1000;

/**
 * Carries out an `<Enqueue>`: the document of `waitUrl` is requested again whenever it runs out, until the caller
 * leaves, hangs up, or is taken by an agent. Then `action` gets the result; without it, the next verb comes.
 *
 * @see https://www.twilio.com/docs/voice/twiml/enqueue
 */
export async function enqueue(element: TwimlElement, leg: Leg): Promise<Outcome> {
  const { clock, world } = leg;
  const name = textOf(element);
  const queue = await world.queue(name);
  const { ahead = 0, answers = 'never' } = queue;
  const most = valueOf(element, 'maxQueueSize') ?? maxQueueSize;
  const entered = clock.now();
  const stay = () => ({ QueueSid: sid, QueueTime: String(Math.round((clock.now() - entered) / 1000)) });
  const sid = `QU${world.id()}`;

  const leaves = async (QueueResult: string, over?: Outcome): Promise<Outcome> => {
    const known = QueueResult === 'queue-full' ? {} : stay();
    const address = leg.address(element, 'action', { QueueResult, ...known });
    if (over !== undefined) {
      if (address !== undefined) await leg.tells(address);
      return over;
    }
    return address === undefined ? on : { kind: 'to', address };
  };
  if (queue.full === true || ahead >= Number(most)) {
    return leaves('queue-full');
  }

  let takenAt = answers === 'never' ? Number.POSITIVE_INFINITY : entered + answers;
  for (;;) {
    const outcome = await leg.queued(takenAt, () => {
      const address = leg.address(element, 'waitUrl', {
        QueuePosition: String(ahead + 1),
        ...stay(),
        AvgQueueTime: '0',
        CurrentQueueSize: String(ahead + 1),
        MaxQueueSize: String(most),
      });
      return address === undefined
        ? music(leg)
        : leg.runs({ ...address, method: methodOf(element, 'waitUrlMethod') }, 'wait');
    });
    if (outcome.kind === 'on') continue;
    if (outcome.kind === 'left') return leaves('leave');
    if (outcome.kind === 'to') return outcome;
    if (outcome.kind === 'ended') return outcome.by === 'error' ? leaves('error') : leaves('hangup', outcome);

    const taking = await takeUp(leg, queue, name);
    if (taking === undefined) {
      const message = `The line of the agent did not dial the queue "${name}", so the caller waits on.`;
      leg.log({ type: 'error', message, url: queue.agent ?? '' });
      takenAt = Number.POSITIVE_INFINITY;
      continue;
    }
    const { whisper, agent, ends } = taking;
    if (whisper !== undefined) {
      const heard = await leg.runs(
        { ...whisper, parameters: { ...stay(), DequeingCallSid: agent } },
        'whisper',
      );
      if (heard.kind === 'ended' && heard.by !== 'error') {
        await ends(0);
        return leaves('hangup', heard);
      }
    }
    const began = clock.now();
    const until = began + (queue.talks ?? talkTime);
    const over = gone(await leg.waits({ kind: 'talk', until, promptEnds: began, hears: {} }));
    await ends(clock.now() - began);
    return leaves('bridged', over);
  }
}

/** Silence, or the music of Twilio: nothing is requested until something happens. */
async function music(leg: Leg): Promise<Outcome> {
  const until = Number.POSITIVE_INFINITY;
  const happened = await leg.waits({ kind: 'queue', until, promptEnds: leg.clock.now(), hears: {} });
  return gone(happened) ?? on;
}

/** An agent who takes a caller. */
interface Taking {
  /** What the caller hears first. */
  readonly whisper: Address | undefined;
  /** The call of the agent. */
  readonly agent: string;
  /** The two have talked so many milliseconds: the line of the agent goes on. */
  readonly ends: (talked: number) => Promise<void>;
}

/**
 * Lets the line of an agent call, and carries out its document until it dials the queue. What the agent hears before
 * that takes time; the caller's music stands still meanwhile.
 */
function takeUp(leg: Leg, { agent: url }: TwimlQueue, name: string): Promise<Taking | undefined> {
  if (url === undefined) return Promise.resolve({ whisper: undefined, agent: '', ends: async () => {} });
  return new Promise((resolve, reject) => {
    const agent = leg.opens('agent', {
      takes: (queue, whisper) =>
        queue === name
          ? new Promise((talked) => {
              const ends = async (milliseconds: number) => {
                talked(milliseconds);
                await finished;
              };
              resolve({ whisper, agent: agent.sid, ends });
            })
          : Promise.resolve(undefined),
    });
    const finished = agent
      .runs({ url, method: 'POST', parameters: {} })
      .then(() => resolve(undefined), reject);
  });
}
