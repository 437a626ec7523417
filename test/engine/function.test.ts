import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/language/document.ts';
import { begin, bye, entriesOf, left, type Row, says, unit } from './contact.ts';

function invoke(Parameters: JsonObject = {}, next = 'tell'): Row {
  return [
    'InvokeLambdaFunction',
    { LambdaFunctionARN: 'trunkline:function/look-up', InvocationTimeLimitSeconds: '8', ...Parameters },
    { next, errors: { NoMatchingError: 'failed' } },
  ];
}

function calling(Parameters: JsonObject = {}) {
  return begin([
    unit('Main', {
      call: invoke(Parameters),
      tell: says('$.External.name/$.External.deep.city.', 'bye'),
      failed: says('Failed.', 'bye'),
      bye,
    }),
  ]);
}

const json = { ResponseValidation: { ResponseType: 'JSON' } };
const flat = { ResponseValidation: { ResponseType: 'STRING_MAP' } };
const kilobytes = (count: number) => 'x'.repeat(count * 1024);

describe('a call of a function', () => {
  it('says which, with what, and how long it may take', () => {
    const contact = begin(
      [
        unit('Main', {
          call: invoke({
            LambdaInvocationAttributes: { tier: '$.Attributes.tier', nested: { channel: '$.Channel' } },
          }),
          tell: bye,
          failed: bye,
        }),
      ],
      { attributes: { tier: 'gold' } },
    );
    const parameters = { tier: 'gold', nested: { channel: 'VOICE' } };
    expect(contact.turn.effects).toMatchObject([
      {
        kind: 'invoke',
        function: 'trunkline:function/look-up',
        parameters,
        timeLimit: 8000,
        asynchronous: false,
        responseType: 'STRING_MAP',
        attempt: 1,
      },
    ]);
    expect(entriesOf('function.called', contact.entries)).toMatchObject([
      { function: 'trunkline:function/look-up', parameters },
    ]);
  });

  it.each<[string, JsonObject, Json, string]>([
    ['flat strings', flat, { name: 'Sam' }, 'call next'],
    ['nothing at all', flat, {}, 'call next'],
    ['a number where strings are wanted', flat, { name: 'Sam', age: 7 }, 'call NoMatchingError'],
    ['null where strings are wanted', flat, { name: null }, 'call NoMatchingError'],
    ['a map where strings are wanted', flat, { deep: { city: 'Bonn' } }, 'call NoMatchingError'],
    ['a map where JSON is wanted', json, { deep: { city: 'Bonn' } }, 'call next'],
    ['a list', json, ['Sam'], 'call NoMatchingError'],
    ['a text', json, 'Sam', 'call NoMatchingError'],
    ['null', json, null, 'call NoMatchingError'],
    ['just under 32 KB', flat, { name: kilobytes(31) }, 'call next'],
    ['more than 32 KB', flat, { name: kilobytes(33) }, 'call NoMatchingError'],
    ['more than 32 KB of UTF-8', flat, { name: 'é'.repeat(17 * 1024) }, 'call NoMatchingError'],
    [
      'more than 32 KB of JSON',
      json,
      { list: Array.from({ length: 9000 }, () => 1234) },
      'call NoMatchingError',
    ],
  ])('that returns %s', (_what, parameters, result, exit) => {
    const contact = calling(parameters);
    contact.answer({ kind: 'returned', result });
    expect(left(contact.entries)).toContain(exit);
    const [returned, failed] = exit.endsWith('next') ? [1, 0] : [0, 1];
    expect(entriesOf('function.returned', contact.entries)).toHaveLength(returned ?? 0);
    expect(entriesOf('function.failed', contact.entries)).toHaveLength(failed ?? 0);
  });

  it('replaces what the last call left, whole', () => {
    const main = unit('Main', {
      one: invoke({}, 'two'),
      two: invoke(),
      tell: says('$.External.name|$.External.city', 'bye'),
      failed: bye,
      bye,
    });
    const contact = begin([main]);
    contact.answer({ kind: 'returned', result: { name: 'Sam', city: 'Bonn' } });
    contact.answer({ kind: 'returned', result: { city: 'Ulm' } });
    expect(contact.turn.effects).toMatchObject([{ prompt: { content: '|Ulm' } }, {}]);
    expect(contact.snapshot.flowValues['External']).toEqual({ city: 'Ulm' });
  });

  it('keeps what the last call left when the next one fails', () => {
    const main = unit('Main', {
      one: invoke({}, 'two'),
      two: invoke(),
      tell: bye,
      failed: says('$.External.name', 'bye'),
      bye,
    });
    const contact = begin([main]);
    contact.answer({ kind: 'returned', result: { name: 'Sam' } });
    contact.answer({ kind: 'failed', error: 'Boom' });
    expect(contact.turn.effects).toMatchObject([{ prompt: { content: 'Sam' } }, {}]);
  });

  it('that goes on by itself is not waited for', () => {
    const contact = begin([
      unit('Main', {
        call: invoke({ InvocationType: 'ASYNCHRONOUS' }),
        tell: says('$.LambdaInvocation.InvocationId', 'bye'),
        failed: bye,
        bye,
      }),
    ]);
    expect(contact.turn.effects).toMatchObject([{ asynchronous: true }]);
    contact.answer({ kind: 'returned', result: 'i-1' });
    expect(contact.turn.effects).toMatchObject([{ prompt: { content: 'i-1' } }, {}]);
  });
});

describe('a call that fails', () => {
  it('takes the error exit at once', () => {
    const contact = calling();
    contact.answer({ kind: 'failed', error: 'Boom' });
    expect(entriesOf('function.failed', contact.entries)).toMatchObject([{ error: 'Boom' }]);
    expect(left(contact.entries)).toContain('call NoMatchingError');
  });

  it('and is throttled is made again, four times in all', () => {
    const contact = calling();
    for (const attempt of [1, 2, 3, 4]) {
      expect(contact.turn.effects).toMatchObject([{ kind: 'invoke', attempt }]);
      contact.answer({ kind: 'failed', error: 'throttled' });
    }
    expect(left(contact.entries)).toContain('call NoMatchingError');
    expect(entriesOf('function.failed', contact.entries)).toHaveLength(4);
  });

  it('and is throttled is made again only within its time', () => {
    const contact = calling({ InvocationTimeLimitSeconds: '2' });
    contact.answer({ kind: 'failed', error: 'throttled' }, { at: 1500 });
    expect(contact.turn.effects).toMatchObject([{ attempt: 2, timeLimit: 500 }]);
    contact.answer({ kind: 'failed', error: 'throttled' }, { at: 2000 });
    expect(left(contact.entries)).toContain('call NoMatchingError');
  });

  it('counts its tries anew at the next visit', () => {
    const again = unit('Main', { call: invoke({}, 'call'), failed: invoke({}, 'call') });
    const contact = begin([again]);
    contact.answer({ kind: 'failed', error: 'throttled' });
    contact.answer({ kind: 'returned', result: {} });
    expect(contact.turn.effects).toMatchObject([{ attempt: 1, timeLimit: 8000 }]);
  });

  it.each([
    [8000, 'call next'],
    [8001, 'call NoMatchingError'],
  ])('because its answer came after %i ms', (at, exit) => {
    const contact = calling();
    contact.answer({ kind: 'returned', result: { name: 'Sam' } }, { at });
    expect(left(contact.entries)).toContain(exit);
  });

  it('does not count the time in which the prompt before it was heard', () => {
    const main = unit('Main', { wait: says('One moment.', 'call'), call: invoke(), tell: bye, failed: bye });
    const contact = begin([main]);
    contact.answer({ kind: 'played' }, { at: 20_000 });
    contact.answer({ kind: 'returned', result: {} }, { at: 27_900 });
    expect(left(contact.entries)).toContain('call next');
  });
});
