import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TrunklineError } from '../../src/language/error.ts';
import { calls } from './application.ts';

const paths = ['/voice', '/a', '/b'];
const path = fc.constantFrom(...paths, '/missing');
const attribute = (name: string, values: fc.Arbitrary<string>) =>
  fc.option(values, { nil: undefined }).map((value) => (value === undefined ? '' : ` ${name}="${value}"`));
const attributes = (...each: readonly fc.Arbitrary<string>[]) => fc.tuple(...each).map((all) => all.join(''));
const said = fc.constantFrom(
  '<Say>Hello</Say>',
  '<Say/>',
  '<Say loop="0">Hello</Say>',
  '<Play>https://x.example/a.mp3</Play>',
  '<Play digits="w1"/>',
  '<Pause/>',
  '<Pause length="x"/>',
);
const gather = fc
  .tuple(
    attributes(
      attribute('input', fc.constantFrom('dtmf', 'speech', 'dtmf speech', 'none')),
      attribute('timeout', fc.constantFrom('1', '3', '0', '')),
      attribute('numDigits', fc.constantFrom('1', '2', 'x')),
      attribute('finishOnKey', fc.constantFrom('', '#', '1', '12')),
      attribute('speechTimeout', fc.constantFrom('auto', '1')),
      attribute('actionOnEmptyResult', fc.constantFrom('true', 'false')),
      attribute('action', path),
    ),
    fc.array(said, { maxLength: 2 }),
  )
  .map(([written, prompts]) => `<Gather${written}>${prompts.join('')}</Gather>`);
const verb = fc.oneof(
  said,
  gather,
  path.map((to) => `<Redirect>${to}</Redirect>`),
  fc.constantFrom('<Hangup/>', '<Leave/>', '<Reject/>', '<Unknown/>', '<Connect/>', '<Redirect/>'),
  attributes(attribute('action', path), attribute('timeout', fc.constantFrom('1', '5'))).map(
    (written) => `<Dial${written}><Number url="/b">+12025550123</Number></Dial>`,
  ),
  attributes(attribute('action', path), attribute('waitUrl', fc.oneof(path, fc.constant('')))).map(
    (written) => `<Enqueue${written}>support</Enqueue>`,
  ),
  attributes(attribute('action', path), attribute('maxLength', fc.constantFrom('2', '9'))).map(
    (written) => `<Record${written}/>`,
  ),
);
const document = fc.oneof(
  { weight: 9, arbitrary: fc.array(verb, { maxLength: 4 }).map((verbs) => verbs.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('<', 'text', '</Response>') },
);
const deed = fc.oneof(
  fc.record({ keys: fc.constantFrom('1', '12#', '*') }),
  fc.record({ keys: fc.constantFrom('1', '34'), at: fc.nat(4000), apart: fc.constantFrom(0, 500, 4000) }),
  fc.constantFrom({ words: 'hello' }, { silence: undefined }, { silence: 2500 }),
);

// One request of this many milliseconds is the longest that nobody waits for here.
const patience = 10_000;

test('whatever an application says, a call ends or waits, time never runs back, and circles are named', async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(document, document, document),
      fc.array(deed, { maxLength: 5 }),
      fc.constantFrom('questions' as const, 'prompts' as const),
      fc.constantFrom(0, 1500, 'never' as const),
      async ([voice, a, b], deeds, stopsAt, answers) => { const hang = setTimeout(() => { console.log('HANG', JSON.stringify({voice,a,b,deeds,stopsAt,answers})); process.exit(1) }, 6000); try { await (async () => {
        let requests = 0;
        const events: number[] = [];
        let waitsFor = '';
        try {
          const caller = await calls(
            { '/voice': voice, '/a': a, '/b': b },
            {
              stopsAt,
              people: { '+12025550123': { answers, talks: 3000 } },
              queues: { support: { answers, talks: 3000 } },
              onEvent: (event) => {
                requests += event.type === 'request' ? 1 : 0;
                if (event.type !== 'said') events.push(event.at);
              },
            },
          );
          for (const does of deeds) {
            if (caller.ended !== undefined) break;
            if ('keys' in does)
              await caller.presses(does.keys, 'at' in does ? { at: does.at, apart: does.apart } : {});
            else if ('words' in does) await caller.says(does.words);
            else await caller.staysSilent(does.silence === undefined ? {} : { for: does.silence });
          }
          waitsFor = caller.ended === undefined ? caller.waitsFor : `ended by ${caller.ended.by}`;
        } catch (error) {
          if (!(error instanceof TrunklineError)) throw error;
          expect(['never_ends', 'not_listening', 'call_over']).toContain(error.code);
          waitsFor = error.code;
        }
        ends.set(waitsFor, (ends.get(waitsFor) ?? 0) + 1);
        expect(requests).toBeLessThan(patience);
        expect(events).toEqual(events.toSorted((one, other) => one - other));
 })() } finally { clearTimeout(hang) }
      },
    ),
    { numRuns: 300, seed: 20_261_120 },
  );
  expect([...ends.keys()]).toEqual(
    expect.arrayContaining(['ended by application', 'ended by error', 'keys', 'never_ends']),
  );
});
