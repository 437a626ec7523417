import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import type { Collection, Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { failing, failureKinds, failures } from '../../store/failing.ts';
import { caller, type Desk, desk, told } from './desk.ts';

const opening = { caller_id: caller, issue_description: 'The notebook stays black.' };
const day = 24 * 60 * 60 * 1000;
const withKey = (key: string) => ({ 'idempotency-key': key });

describe('a call that is made again with its key', () => {
  test('opens one ticket, and gets the first answer for 24 hours', async () => {
    const { post, itsm, clock } = desk();
    const first = await told(post('/tickets', opening, withKey('k1')));
    clock.moveTo(clock.now() + day - 1);
    expect(await told(post('/tickets', { ...opening, caller_id: ` ${caller}` }, withKey('k1')))).toEqual(
      first,
    );
    expect(await itsm.listTickets(caller, {})).toHaveLength(1);
    clock.moveTo(clock.now() + 1);
    expect(await told(post('/tickets', opening, withKey('k1')))).not.toEqual(first);
    expect(await itsm.listTickets(caller, {})).toHaveLength(2);
  });

  test('leaves a key behind that a sweep takes away after that, and the ticket stays', async () => {
    const { itsm, store, clock } = desk();
    await itsm.createTicket(opening, { key: 'k1' });
    expect(await store.sweep(clock.now() + day - 1)).toBe(0);
    expect(await store.sweep(clock.now() + day)).toBe(1);
    expect(await itsm.listTickets(caller, {})).toHaveLength(1);
  });

  test('gets the first answer also when the ticket has moved on', async () => {
    const { post, itsm, clock } = desk();
    const first = await told(post('/tickets', opening, withKey('k1')));
    const [ticket] = await itsm.listTickets(caller, {});
    clock.moveTo(clock.now() + 1000);
    await itsm.addComment(ticket?.ticket_id ?? '', caller, 'Since the update.', { key: 'k2' });
    expect(await told(post('/tickets', opening, withKey('k1')))).toEqual(first);
  });

  test('adds one comment, and gets the first answer for 24 hours', async () => {
    const { post, itsm, clock } = desk();
    const { ticket_id: id } = await itsm.createTicket(opening, {});
    const comment = { comment: 'Since the update.' };
    const first = await told(post(`/tickets/${id}/comments`, comment, withKey('k1')));
    clock.moveTo(clock.now() + day - 1);
    expect(await told(post(`/tickets/${id}/comments`, comment, withKey('k1')))).toEqual(first);
    expect((await itsm.getTicket(id, caller, {})).comments).toHaveLength(1);
    await post(`/tickets/${id}/comments`, comment, withKey('k2'));
    await post(`/tickets/${id}/comments`, comment);
    expect((await itsm.getTicket(id, caller, {})).comments).toHaveLength(3);
    clock.moveTo(clock.now() + 1);
    expect(await told(post(`/tickets/${id}/comments`, comment, withKey('k1')))).not.toEqual(first);
  });

  test('and another body is refused, and changes nothing', async () => {
    const { post, itsm } = desk();
    const { ticket_id: id } = await itsm.createTicket(opening, { key: 'k1' });
    await itsm.addComment(id, caller, 'Since the update.', { key: 'k2' });
    const before = await itsm.listTickets(caller, {});
    const refused = [
      422,
      { error: 'This Idempotency-Key was sent with another body before. Give each piece of work its own.' },
    ];
    expect(await told(post('/tickets', { ...opening, issue_description: 'Else' }, withKey('k1')))).toEqual(
      refused,
    );
    expect(await told(post('/tickets', { ...opening, caller_id: 'c_2' }, withKey('k1')))).toEqual(refused);
    expect(await told(post(`/tickets/${id}/comments`, { comment: 'Else' }, withKey('k2')))).toEqual(refused);
    expect(await itsm.listTickets(caller, {})).toEqual(before);
    await expect(
      itsm.createTicket({ ...opening, issue_description: 'Else' }, { key: 'k1' }),
    ).rejects.toMatchObject({
      code: 'key_reused',
    });
  });
});

describe('instances on one store', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'that race with one key open one ticket and add one comment, order %i',
    async (seed) => {
      const store = uneven(memoryStore(), seed);
      const [one, other] = [desk({ store, seed: 1 }), desk({ store, seed: 2 })];
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          told((index % 2 === 0 ? one : other).post('/tickets', opening, withKey('k1'))),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      const tickets = await one.itsm.listTickets(caller, {});
      expect(tickets).toHaveLength(1);
      const path = `/tickets/${tickets[0]?.ticket_id}/comments`;
      const comment = { comment: 'Since the update.' };
      const added = await Promise.all(
        [one, other, one, other].map((each) => told(each.post(path, comment, withKey('k2')))),
      );
      expect(new Set(added.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect((await other.itsm.listTickets(caller, {}))[0]?.comments).toHaveLength(1);
    },
  );

  test('that comment at once lose none', async () => {
    const store = uneven(memoryStore(), 3);
    const [one, other] = [desk({ store, seed: 1 }), desk({ store, seed: 2 })];
    const { ticket_id: id } = await one.itsm.createTicket(opening, {});
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? one : other).itsm.addComment(id, caller, `${index}`, { key: `${index}` }),
      ),
    );
    const { comments } = await other.itsm.getTicket(id, caller, {});
    expect(comments.map(({ comment_text }) => Number(comment_text)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
  });

  test('that draw the same ids open tickets of their own', async () => {
    const store = memoryStore();
    const [one, other] = [desk({ store, seed: 7 }), desk({ store, seed: 7 })];
    await one.itsm.createTicket(opening, { key: 'k1' });
    const theirs = { caller_id: 'c_2', issue_description: 'Another problem.' };
    const { ticket_id: id } = await other.itsm.createTicket(theirs, { key: 'k2' });
    expect(await other.itsm.getTicket(id, 'c_2', {})).toMatchObject(theirs);
    expect(await other.itsm.createTicket(theirs, { key: 'k2' })).toMatchObject({ ticket_id: id });
    expect(await one.itsm.listTickets(caller, {})).toHaveLength(1);
  });
});

describe.each(failureKinds)('a call of the store that ends so: %s', (kind) => {
  /** Lets each call fail in turn, once and from then on; then another instance does the work again. */
  async function sweep(
    prepare: (on: Desk) => Promise<string>,
    work: (on: Desk, id: string) => Promise<unknown>,
  ) {
    const points = [0, 0];
    for (const lasting of [false, true]) {
      for (let at = 1; ; at++) {
        const store = memoryStore();
        const id = await prepare(desk({ store }));
        const clock = virtualClock(Date.parse('2025-10-06T13:00:00Z'));
        const plan = failures({ kind, at, lasting, clock });
        const failed = desk({ store: failing(store, plan), clock, seed: 2 });
        const first = work(failed, id).catch((error: Error) => error);
        await Promise.race([first, plan.killed]);
        const after = desk({ store, clock, seed: 3 });
        const again = await work(after, id);
        expect(await work(after, id)).toEqual(again);
        const [ticket, ...others] = await after.itsm.listTickets(caller, {});
        expect([ticket?.issue_description, others]).toEqual([opening.issue_description, []]);
        expect(ticket?.comments.length).toBe(id === '' ? 0 : 1);
        // What fails once, and is answered, the client has already tried again.
        if (!lasting && kind !== 'hang' && kind !== 'kill') expect(await first).toEqual(again);
        if (plan.failed() === 0) break;
        points[Number(lasting)] = at;
      }
    }
    return points;
  }

  test('one ticket, wherever it happens', async () => {
    const points = await sweep(
      async () => '',
      ({ itsm }) => itsm.createTicket(opening, { key: 'k1' }),
    );
    // The quota is read and written, then the reservation; then the ticket is written.
    expect(points).toEqual([5, 5]);
  });

  test('one comment, wherever it happens', async () => {
    const points = await sweep(
      async ({ itsm }) => (await itsm.createTicket(opening, {})).ticket_id,
      ({ itsm }, id) => itsm.addComment(id, caller, 'Since the update.', { key: 'k1' }),
    );
    expect(points).toEqual([4, 4]);
  });
});

/** A store whose calls take their time, each another one, so that whoever races gets in each other's way. */
function uneven(store: Store, seed: number): Store {
  let calls = seed;
  const late = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    calls = (calls * 7 + 3) % 101;
    for (let turn = calls % 5; turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
    return call();
  };
  return {
    ...store,
    collection: <Value>(name: string): Collection<Value> => {
      const real = store.collection<Value>(name);
      return {
        get: (key) => late(() => real.get(key)),
        insert: (key, value, placed) => late(() => real.insert(key, value, placed)),
        replace: (key, version, value, placed) => late(() => real.replace(key, version, value, placed)),
        remove: (key, version) => late(() => real.remove(key, version)),
        newest: (group, limit) => late(() => real.newest(group, limit)),
      };
    },
  };
}
