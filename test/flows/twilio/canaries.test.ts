import { expect, test } from 'vitest';
import { wireService } from '../../../src/serve/wire.ts';
import type { Collection, Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { deskCallsNamed } from './calls.ts';
import type { DeliveryKind, Planted } from './deliveries.ts';
import { sweepDeliveries } from './delivery-sweep.ts';
import { sweepKills, withFleet } from './killed/kill-sweep.ts';

// A campaign that finds nothing proves nothing where it can find nothing: each planted mistake has to be found.

const calls = deskCallsNamed(['it-service-desk/open-a-ticket-and-hang-up']);

/** A store with another collection of this name. */
function withCollection(
  store: Store,
  name: string,
  other: <Value>(records: Collection<Value>) => Collection<Value>,
): Store {
  return {
    ...store,
    collection: <Value>(asked: string) => {
      const records = store.collection<Value>(asked);
      return asked === name ? other(records) : records;
    },
  };
}

/** Whoever writes a turn has written it, also where it was there. */
const unchecked: Planted = {
  store: (store) =>
    withCollection(store, 'turns', (records) => ({
      ...records,
      async insert(key, value, placed) {
        if (await records.insert(key, value, placed)) return true;
        const kept = await records.get(key);
        return kept !== undefined && records.replace(key, kept.version, value, placed);
      },
    })),
};

/** Each server keeps something for itself. */
function unshared(name: string): Planted {
  return {
    store: (store) => {
      const own = memoryStore();
      return withCollection(store, name, <Value>() => own.collection<Value>(name));
    },
  };
}

/** The function is asked for without the turn that asks. */
const withoutTurn: Planted = {
  stage: (stage) => ({
    ...stage,
    around: (platform) => ({
      ...platform,
      invoke: (effect, asked) => platform.invoke(effect, { ...asked, turn: '1' }),
    }),
  }),
};

/** What was answered is written anew. */
const writtenAnew: Planted = {
  service(service) {
    let count = 0;
    return wireService(async (request) => {
      const response = await service.answer(request);
      return { ...response, body: response.body.replace('<Response>', `<Response><!-- ${++count} -->`) };
    });
  },
};

test('the campaign finds servers that forget what they knew when they are killed', async () => {
  const rows = await withFleet((setting) =>
    sweepKills(calls, [{ moment: 'answered' }], { ...setting, forgetful: true }),
  );
  expect(rows.flatMap(({ wrongs }) => wrongs).join('\n')).toContain('the call: ');
});

test.each<{
  readonly mistake: string;
  readonly planted: Planted;
  readonly kind: DeliveryKind;
  readonly found: string;
}>([
  {
    mistake: 'a journal in which two write the same turn',
    planted: unchecked,
    kind: 'twice at once',
    found: 'entries: ',
  },
  {
    mistake: 'a journal that servers do not share',
    planted: unshared('turns'),
    kind: 'at another server',
    found: 'called: ',
  },
  {
    mistake: 'outcomes that servers do not share',
    planted: unshared('outcomes'),
    kind: 'at both servers at once',
    found: 'writes: …2… in place of …1…',
  },
  {
    mistake: 'a tool that is not told the turn',
    planted: withoutTurn,
    kind: 'twice',
    found: 'outcomes: ',
  },
  {
    mistake: 'a repeat that is answered anew',
    planted: writtenAnew,
    kind: 'after the end',
    found: '/heard?t=',
  },
])('the campaign finds $mistake', async ({ planted, kind, found }) => {
  const rows = await sweepDeliveries(calls, 'all in one play', planted, [kind]);
  expect(rows.flatMap(({ wrongs }) => wrongs).join('\n')).toContain(found);
});
