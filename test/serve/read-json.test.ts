import { expect, test } from 'vitest';
import { readJson } from '../../src/serve/read-json.ts';

const posted = (body: string | Uint8Array | ReadableStream, headers: Record<string, string> = {}) =>
  new Request('http://here/', { method: 'POST', body, headers, duplex: 'half' });

/** A body of 10 bytes a piece, which counts how many were asked for. */
function endless(count: { pieces: number }): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: (controller) => {
        count.pieces++;
        controller.enqueue(new TextEncoder().encode('0123456789'));
      },
    },
    { highWaterMark: 0 },
  );
}

test.each([
  ['an object', '{"a":[1]}', { value: { a: [1] } }],
  ['letters of two bytes', '"ü"', { value: 'ü' }],
  ['a body of exactly the limit', `"${'a'.repeat(28)}"`, { value: 'a'.repeat(28) }],
  ['one byte more', `"${'a'.repeat(29)}"`, { problem: 'The body is larger than 30 bytes.' }],
  ['half of a document', '{"a":', { problem: 'The body is not valid JSON.' }],
  ['nothing', '', { problem: 'The body is not valid JSON.' }],
  ['bytes that are no UTF-8', new Uint8Array([34, 0xff, 34]), { problem: 'The body is not valid JSON.' }],
])('%s', async (_, body, expected) => {
  expect(await readJson(posted(body), 30)).toEqual(expected);
});

test('a request without a body is no JSON', async () => {
  expect(await readJson(new Request('http://here/'))).toEqual({ problem: 'The body is not valid JSON.' });
});

test('nothing is read of a body that says it is too long, and little of one that turns out to be', async () => {
  const count = { pieces: 0 };
  await readJson(posted(endless(count), { 'content-length': '31' }), 30);
  expect(count.pieces).toBe(0);
  expect(await readJson(posted(endless(count)), 30)).toEqual({
    problem: 'The body is larger than 30 bytes.',
  });
  expect(count.pieces).toBe(4);
});
