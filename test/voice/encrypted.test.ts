import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  disconnect,
  flow,
  playPrompt,
  setContactAttributes,
  storeCustomerInput,
  storedInput,
} from '../../src/index.ts';
import { TrunklineError } from '../../src/language/error.ts';
import type { Collection, Placed, Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { connectSealer, type Sealer } from '../../src/voice/sealer.ts';
import { keys, silence } from './line.ts';
import { type SmallOptions, smallCall } from './small.ts';

const secret = 'a secret that all servers share';
const card = '4111222233334444';

const lineWith = (key: string) =>
  flow('Card', {
    attributes: ['card'],
    start: 'type',
    steps: {
      type: storeCustomerInput({
        text: 'Type the number of your card.',
        digits: 16,
        terminator: '0#',
        encrypt: { keyId: 'key-1', key },
        next: 'keep',
        onError: 'sorry',
      }),
      keep: setContactAttributes({ attributes: { card: storedInput }, next: 'done', onError: 'sorry' }),
      done: playPrompt({ text: 'Done.', next: 'bye' }),
      sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
      bye: disconnect(),
    },
  });

/** A key of letters, so that none of the card are in it by chance. */
const line = lineWith('a key');

/** Every value that was ever written to a store. */
function recording(): { readonly store: Store; readonly written: string[] } {
  const own = memoryStore();
  const written: string[] = [];
  const store: Store = {
    ...own,
    collection: <Value>(name: string): Collection<Value> => {
      const records = own.collection<Value>(name);
      const note = (value: Value) => written.push(JSON.stringify(value));
      return {
        ...records,
        insert: (key: string, value: Value, placed?: Placed) => {
          note(value);
          return records.insert(key, value, placed);
        },
        replace: (key: string, version: number, value: Value, placed?: Placed) => {
          note(value);
          return records.replace(key, version, value, placed);
        },
      };
    },
  };
  return { store, written };
}

async function played(options: SmallOptions, answers: readonly Parameters<typeof keys>[]) {
  const { store, written } = recording();
  const call = smallCall([line], { store, ...options });
  const told = [await call.arrives()];
  for (const answer of answers) told.push(await call.answers(keys(...answer)));
  const everything = [...written, ...call.lines, ...call.entries, ...told]
    .map((one) => JSON.stringify(one))
    .join('\n');
  return { call, told, everything };
}

/** No four keys of the card stand anywhere, as long as they stand together. */
function mustHide(everything: string): void {
  for (const part of ['4111', '1122', '2223', '3333', '4444']) expect(everything.split(part)).toHaveLength(1);
}

/** Ciphertext without digits, so that none of the card are in it by chance. */
const sealer: Sealer = { seal: async (typed) => `sealed ${typed.replace(/./g, 'x')}` };

describe('an encrypted entry', () => {
  test('is sealed before anything is written', async () => {
    const { call, told, everything } = await played({ sealer, secret }, [[card]]);
    expect(told.at(-1)).toMatchObject({ said: ['Done.'] });
    expect(call.snapshot().values['Attributes']).toEqual({ card: `sealed ${'x'.repeat(16)}` });
    expect(call.entries).toContainEqual(expect.objectContaining({ type: 'input.dtmf', keys: '(encrypted)' }));
    mustHide(everything);
  });

  test('is sealed as Amazon Connect seals it', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const own = lineWith(String(publicKey.export({ type: 'spki', format: 'pem' })));
    const call = smallCall([own], { sealer: connectSealer(), secret });
    await call.arrives();
    await call.answers(keys(card));
    const { card: sealed } = call.snapshot().values['Attributes'] as { readonly card: string };
    expect(Buffer.from(sealed, 'base64').length).toBeGreaterThan(256);
  });

  test('that is not complete is hidden, and another server goes on with it', async () => {
    // The line ends it by the second key of the terminator, which stands alone here.
    const { told, everything } = await played({ sealer, secret }, [
      ['41112222', true],
      ['33334444', false],
    ]);
    expect(told[1]).toMatchObject({ waits: 'collect', asks: [] });
    expect(told[1]?.typed).toMatch(/^[\w-]{40,}$/);
    expect(told.at(-1)).toMatchObject({ said: ['Done.'] });
    mustHide(everything.replaceAll(told[1]?.typed ?? '', ''));
  });

  test.each<[string, SmallOptions, readonly Parameters<typeof keys>[]]>([
    ['without a sealer', { secret }, [[card]]],
    ['half typed without a secret', { sealer }, [['41112222', true]]],
  ])('%s takes the error exit, and is written nowhere', async (_what, options, answers) => {
    const { told, everything } = await played(options, answers);
    expect(told.at(-1)).toMatchObject({ said: ['Sorry.'] });
    mustHide(everything);
  });

  test('without a sealer is told of in the log', async () => {
    const { call } = await played({ secret }, [[card]]);
    expect(call.lines).toMatchObject([
      {
        level: 'warn',
        message: 'The flow has an entry encrypted, and nothing encrypts on this phone.',
        contactId: 'CA1',
        keyId: 'key-1',
      },
    ]);
  });

  test('that cannot be sealed takes the error exit, and the log says why without a key', async () => {
    const failing: Sealer = {
      seal: async (typed) => {
        throw new TrunklineError('bad_encryption_key', `cannot seal ${typed}`);
      },
    };
    const { call, told, everything } = await played({ sealer: failing, secret }, [[card]]);
    expect(told.at(-1)).toMatchObject({ said: ['Sorry.'] });
    expect(call.lines).toMatchObject([
      {
        message: 'An entry was not encrypted.',
        contactId: 'CA1',
        keyId: 'key-1',
        code: 'bad_encryption_key',
      },
    ]);
    mustHide(everything);
  });

  test('of which nothing was typed is the word Timeout, and no secret', async () => {
    const call = smallCall([line], { sealer, secret });
    await call.arrives();
    await call.answers(silence);
    expect(call.snapshot().values['Attributes']).toEqual({ card: 'Timeout' });
  });

  test('that was begun with another secret cannot go on', async () => {
    const store = memoryStore();
    const first = smallCall([line], { store, sealer, secret });
    await first.arrives();
    await first.answers(keys('41112222', true));
    const second = smallCall([line], { store, sealer, secret: 'another secret' });
    await second.arrives();
    // The first turn is known; the second is taken by the server that cannot read it.
    expect(await second.answers(keys('41112222', true))).toMatchObject({ waits: 'collect' });
    expect(await second.answers(keys('3333', true))).toMatchObject({ said: ['Sorry.'] });
  });
});
