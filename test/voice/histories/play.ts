import { createHash } from 'node:crypto';
import type fc from 'fast-check';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { listCallbacks } from '../../../src/voice/callbacks.ts';
import { monday } from '../desk.ts';
import { type Sent, send, type Told } from '../line.ts';
import { broughtBy, call, type Delivery, type Step } from './deliveries.ts';
import { effectsAstray, isClaimed } from './effects.ts';
import { hasEnded } from './laws.ts';
import { type Book, type House, type Machine, type Mistake, startMachine } from './machine.ts';
import { watchedStore } from './watched-store.ts';

/** What came of a history. */
export interface Outcome {
  /** What is wrong, in words. */
  readonly wrong: readonly string[];
  readonly counts: { readonly [what: string]: number };
  /** Stands for everything that was written and answered, in order. */
  readonly trace: string;
}

/** Seconds that a history may take after its last step. */
const longest = 120;

/** Plays a history on two servers with one store. */
export async function playHistory(
  scheduler: fc.Scheduler,
  steps: readonly Step[],
  mistake: Mistake = {},
): Promise<Outcome> {
  const clock = virtualClock(monday);
  const watched = watchedStore(clock);
  const book: Book = { lines: [], keys: new Set() };
  const wrong: string[] = [];
  const trace = createHash('sha256');
  const counts: Record<string, number> = {
    deliveries: 0,
    races: 0,
    crashes: 0,
    repeated: 0,
  };
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  const rows = () => watched.writes.map(({ row }) => row);
  const house: House = {
    scheduler,
    clock,
    store: watched.store,
    book,
    mistake,
    asked(kind, name) {
      if (!isClaimed(rows(), kind, name))
        wrong.push(`I2: ${kind} ${name} is asked, and stands in no claimed turn`);
    },
  };

  const machines: [Machine, Machine] = [startMachine(house), startMachine(house)];
  const underWay = new Map<Promise<void>, { readonly server: number; readonly name: string }>();
  const answers = new Map<string, string>();
  const sent: Sent[] = [];
  let last: Told | undefined;
  let hungUp = false;

  async function deliver(machine: Machine, brought: Sent): Promise<void> {
    const reply = await Promise.race([send(machine.calls, brought), machine.dead]);
    if (reply === 'dead') return;
    if (isHangUp(brought)) hungUp = true;
    const name = nameOf(brought);
    const known = answers.get(name);
    trace.update(`${name} ${withoutNonce(reply?.document)}\n`);
    if (isNonsense(brought) && reply !== undefined) wrong.push(`I12: ${name} is answered`);
    if (reply === undefined) {
      if (known !== undefined) wrong.push(`I1: ${name} is not known any more`);
      return;
    }
    if (reply.repeated) count('repeated');
    if (known !== undefined && known !== reply.document)
      wrong.push(`I1: ${name} got ${reply.document} and before ${known}`);
    answers.set(name, reply.document);
    const told = JSON.parse(reply.document) as Told;
    if (last === undefined || told.turn > last.turn) last = told;
    count(told.held ? 'told to wait' : `told ${told.waits}`);
  }

  function begin({ server, ...what }: Delivery): void {
    const brought = broughtBy({ server, ...what }, last, sent);
    const machine = machines[server];
    const name = brought === undefined ? 'recover' : nameOf(brought);
    for (const other of underWay.values()) if (other.server !== server && other.name === name) count('races');
    if (brought !== undefined && !isNonsense(brought)) sent.push(brought);
    count('deliveries');
    const work = (
      brought === undefined
        ? Promise.race([machine.calls.recover(), machine.dead]).then(() => {})
        : deliver(machine, brought)
    ).finally(() => underWay.delete(work));
    underWay.set(work, { server, name });
  }

  async function takeStep(step: Step): Promise<void> {
    if ('dies' in step) {
      const dying = machines[step.dies];
      dying.dies(step.at, step.done);
      void dying.dead.then(() => {
        machines[step.dies] = startMachine(house);
        count('crashes');
      });
      return;
    }
    clock.moveTo(clock.now() + step.after);
    for (const delivery of step.deliveries) begin(delivery);
    if (step.run === null) return scheduler.waitIdle();
    for (let ports = 0; ports < step.run && scheduler.count() > 0; ports++) await scheduler.waitNext(1);
  }

  /** Whatever is under way comes to its end, though some of it waits for the clock. */
  async function settle(): Promise<void> {
    for (let second = 0; second < longest; second++) {
      await scheduler.waitIdle();
      if (underWay.size === 0) return;
      await scheduler.waitFor(clock.sleep(1000));
    }
    wrong.push(`I5: ${[...underWay.values()].map(({ name }) => name).join(', ')} comes to nothing`);
    underWay.clear();
  }

  const isSound = () => wrong.length === 0 && watched.broken.length === 0;
  for (const step of steps) {
    await takeStep(step);
    if (!isSound()) break;
  }
  await settle();

  // A third server finds what is left, the caller hangs up at the latest, and everything is known for ever.
  machines[0] = startMachine(house);
  for (const ware of ['recover', 'arrival', 'notice', 'recover'] as const) {
    await scheduler.waitFor(clock.sleep(61_000));
    begin({ server: 0, ware, pick: hangUp });
    await settle();
    const row = rows().at(-1);
    if (hungUp && row !== undefined && !hasEnded(row)) wrong.push('I5: a hang-up was told, and is lost');
  }
  for (const brought of sent) {
    const work = deliver(machines[0], brought);
    underWay.set(work, { server: 0, name: nameOf(brought) });
    void work.finally(() => underWay.delete(work));
    await settle();
  }
  const left = machines[0].calls.recover();
  if ((await scheduler.waitFor(left)) !== 0) wrong.push('I5: a turn is claimed and comes to no document');
  if (last?.waits !== 'ended') wrong.push(`I5: the call stands at ${JSON.stringify(last)}`);

  const callbacks = await listCallbacks(watched.store);
  const scheduled = new Set(
    rows().flatMap((row) =>
      'over' in row ? [] : row.events.flatMap((event) => (event.kind === 'scheduled' ? [event.turn] : [])),
    ),
  );
  if (callbacks.length < scheduled.size) wrong.push('I2: a callback that was promised is not written down');
  wrong.push(...watched.broken, ...effectsAstray(rows(), book));
  for (const { key, row } of watched.writes) {
    if (!key.startsWith(`${call}/`)) wrong.push(`I12: ${key} is written`);
    trace.update(`${key} ${withoutNonce(row.document)}\n`);
  }
  return { wrong, counts, trace: trace.digest('hex') };
}

/** The keys of a card that is half typed are hidden in another way each time. */
function withoutNonce(document = ''): string {
  return document.replace(/"typed":"[^"]{30,}"/, '');
}

/** The place of the notice of a hang-up. */
const hangUp = 4;

/** Deliveries of one name get the same bytes, whatever else they say. A queue tells of a loss under the turn of its call. */
function nameOf(brought: Sent): string {
  if ('arrives' in brought) return `${brought.arrives.call} arrives`;
  if ('notice' in brought) return `${brought.call} ${brought.notice.id}`;
  return `${brought.call}/${brought.turn}${brought.answer.kind === 'refused' ? ' refused' : ''}`;
}

/** Whether the caller is gone for good, told of the call that there is. */
function isHangUp(brought: Sent): boolean {
  return 'notice' in brought && brought.call === call && brought.notice.id === 'hangup';
}

function isNonsense(brought: Sent): boolean {
  if ('arrives' in brought) return false;
  return brought.call !== call || ('turn' in brought && !(brought.turn >= 1 && brought.turn < 900));
}
