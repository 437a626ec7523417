import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogLine } from '../../../src/language/log.ts';
import { type Served, serveNode } from '../../../src/serve/serve-node.ts';
import { forgeries } from './forgeries.ts';
import { type PhoneDesk, phoneDesk } from './phone-desk.ts';
import {
  authToken,
  callSid,
  formOf,
  parametersFor,
  posted,
  publicUrl,
  type Sent,
  sendTo,
  signatureOf,
  wired,
} from './signed.ts';

let desk: PhoneDesk;
let served: Served;
let calls = 0;
beforeAll(async () => {
  desk = phoneDesk();
  served = await serveNode(desk.service, { port: 0, clock: desk.clock });
});
afterAll(() => served.close());

/** Refused for the signature, and for something else though the signature was right; all else is refused before. */
const onItsSignature = new Set(['signature', 'unsigned']);
const inSpiteOfIt = new Set(['malformed', 'account', 'path']);

test(`${forgeries.length} forged, damaged and malformed requests are refused, and a right one beside each passes`, async () => {
  expect(forgeries.length).toBeGreaterThanOrEqual(500);
  const counts = new Map<string, number>();
  for (const forgery of forgeries) {
    const before = { writes: desk.writes, lines: desk.lines.length };
    const answer = await sendTo(served.url, forgery.sent);
    const [line, ...more] = desk.lines.slice(before.lines);
    expect([answer.text, desk.writes, more], forgery.name).toEqual(['', before.writes, []]);
    const reason = reasonOf(line);
    expect([400, 403, 404, 405, 413, 415], `${forgery.name}: ${reason}`).toContain(answer.status);
    expect(line?.['status'], forgery.name).toBe(answer.status);
    const { twilio, rule } = judged(forgery.sent);
    expect(twilio, `${forgery.name}: Twilio's own check and the documented rule`).toBe(rule);
    if (onItsSignature.has(reason)) expect(rule, forgery.name).toBe(false);
    if (inSpiteOfIt.has(reason)) expect(rule, forgery.name).toBe(true);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);

    const right = await sendTo(served.url, posted('/voice', parametersFor(callSid(++calls))));
    expect([right.status, right.text], `beside: ${forgery.name}`).toEqual([
      200,
      expect.stringContaining('<Gather'),
    ]);
  }
  console.log(
    `nobody in: ${forgeries.length} requests refused, ${calls} right ones taken; ` +
      [...counts].map(([reason, count]) => `${reason} ${count}`).join(', '),
  );
});

test('what is written down of the refused has nothing of a caller', () => {
  const text = JSON.stringify(desk.lines);
  expect(text).not.toMatch(/2025550100|12025550199|WASHINGTON|token-of-the-account/);
});

test('what was signed, cut into other parameters, starts nothing and moves nothing', async () => {
  const parameters = parametersFor(callSid(++calls));
  await desk.service.answer(wired(posted('/voice', parameters)));
  const { writes } = desk;
  const sorted = [...parameters].sort(([one], [other]) => (one < other ? -1 : 1));
  let accepted = 0;
  for (const [index, [name, value]] of sorted.entries()) {
    const next = sorted[index + 1];
    const merged = next === undefined ? [] : [[name, value + next[0] + next[1]] as const];
    const cuts = [
      [...sorted.slice(0, index), ...merged, ...sorted.slice(index + 2)],
      ...Array.from({ length: name.length - 1 }, (_, at) =>
        sorted.with(index, [name.slice(0, at + 1), name.slice(at + 1) + value]),
      ),
    ];
    for (const cut of cuts) {
      const sent = { ...posted('/voice', parameters), body: formOf(cut) };
      const { status } = await desk.service.answer(wired(sent));
      expect([200, 400, 403, 429]).toContain(status);
      if (status === 200) accepted++;
    }
    desk.clock.moveTo(desk.clock.now() + 60_000);
  }
  expect(desk.writes).toBe(writes);
  expect(accepted).toBeGreaterThan(0);
});

function reasonOf(line: LogLine | undefined): string {
  const reason = line?.['reason'];
  return typeof reason === 'string' ? reason : 'none';
}

/** What Twilio's own check and the documented rule say of a request. */
function judged({ method, target, headers, body }: Sent) {
  const signature = headers
    .filter(([name]) => name.toLowerCase() === 'x-twilio-signature')
    .map(([, value]) => value)
    .join(', ');
  const url = publicUrl + (target.split('#', 1)[0] ?? '');
  const text = Buffer.from(body).toString();
  const pairs = method === 'POST' ? [...new URLSearchParams(text)] : [];
  const parameters: { [name: string]: string[] } = Object.create(null);
  for (const [name, value] of pairs) parameters[name] = [...(parameters[name] ?? []), value];
  const hashed = url.includes('bodySHA256=');
  return {
    twilio: hashed
      ? validateRequestWithBody(authToken, signature, url, text)
      : validateRequest(authToken, signature, url, parameters),
    // With or without the port, and with dots in the path or without: those are the same URL.
    rule:
      !hashed &&
      [url, url.replace('.com/', '.com:443/'), new URL(url).href].some(
        (asked) => signature === signatureOf(authToken, asked, pairs),
      ),
  };
}
