import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { describe, expect, test, vi } from 'vitest';
import type { BotReply, Said } from '../../src/bot/bot.ts';
import { type LexBotsOptions, lexBots } from '../../src/bot/lex-runtime.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { attemptsAtOnce } from '../at-once.ts';
import { type LexAnswer, type LexRequest, lexPeer } from './lex-peer.ts';

const alias = { botId: 'ABCDEFGHIJ', botAliasId: 'TSTALIASID' };
const arn = (region: string) => `arn:aws:lex:${region}:123456789012:bot-alias/KLMNOPQRST/TSTALIASID`;

const saying = (more: Partial<Said> = {}): Said => ({
  bot: 'Desk',
  session: 'twilio-CA0123456789abcdef0123456789abcdef:7',
  text: 'I want a ticket',
  begins: true,
  mode: 'speech',
  sessionAttributes: {},
  language: 'en-US',
  signal: new AbortController().signal,
  ...more,
});

/** Says something to a bot whose answers are these. */
async function told(
  answers: readonly LexAnswer[],
  more: Partial<Said> = {},
  options: LexBotsOptions = {},
): Promise<{ readonly reply: BotReply; readonly asked: readonly LexRequest[] }> {
  const peer = await lexPeer(...answers);
  try {
    const bots = lexBots({ bots: { Desk: alias }, client: peer.client(), clock: virtualClock(), ...options });
    return { reply: await bots.hears(saying(more)), asked: peer.asked };
  } finally {
    await peer.close();
  }
}

const closed = (intent: object, more: object = {}) => ({
  says: { sessionState: { dialogAction: { type: 'Close' }, intent }, ...more },
});
const done = closed({ name: 'CreateTicket', state: 'ReadyForFulfillment' });
const intent = (name: string, more: object = {}) => ({
  kind: 'intent',
  intent: name,
  slots: {},
  sessionAttributes: {},
  messages: [],
  ...more,
});

const slot = (interpretedValue: string) => ({
  value: { originalValue: 'x', interpretedValue, resolvedValues: [] },
});
const request = async (more: Partial<Said>, options?: LexBotsOptions) =>
  (await told([done], more, options)).asked[0];

describe('what Lex answers', () => {
  test.each<readonly [string, object]>([
    ['ElicitIntent', { dialogAction: { type: 'ElicitIntent' } }],
    [
      'ElicitIntent after an intent that is done',
      { dialogAction: { type: 'ElicitIntent' }, intent: { name: 'CreateTicket', state: 'Fulfilled' } },
    ],
    [
      'ElicitSlot',
      {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' },
        intent: { name: 'Order', state: 'InProgress' },
      },
    ],
    ['ConfirmIntent', { dialogAction: { type: 'ConfirmIntent' }, intent: { name: 'Order' } }],
  ])('%s asks', async (_name, sessionState) => {
    const messages = [
      { contentType: 'PlainText', content: 'Which one?' },
      { contentType: 'SSML', content: '<speak>Say it.</speak>' },
      { contentType: 'CustomPayload', content: '{}' },
      { contentType: 'ImageResponseCard', imageResponseCard: { title: 'One' } },
      { contentType: 'PlainText', content: '' },
    ];
    const { reply } = await told([{ says: { sessionState, messages } }]);
    expect(reply).toEqual({
      kind: 'asks',
      messages: [
        { as: 'text', content: 'Which one?' },
        { as: 'ssml', content: '<speak>Say it.</speak>' },
      ],
    });
  });

  test.each<readonly [string, LexAnswer, string]>([
    ['ready for somebody else to fulfill', done, 'CreateTicket'],
    ['fulfilled', closed({ name: 'CreateTicket', state: 'Fulfilled' }), 'CreateTicket'],
    ['failed', closed({ name: 'CreateTicket', state: 'Failed' }), 'CreateTicket'],
    ['not understood', closed({ name: 'FallbackIntent', state: 'ReadyForFulfillment' }), 'FallbackIntent'],
    [
      'left to its client',
      { says: { sessionState: { dialogAction: { type: 'Delegate' }, intent: { name: 'Order' } } } },
      'Order',
    ],
    ['without a next action', { says: { sessionState: { intent: { name: 'Order' } } } }, 'Order'],
  ])('an intent that is %s ends it', async (_name, answer, name) => {
    expect((await told([answer])).reply).toEqual(intent(name));
  });

  test('an end says what was learned, and how sure Lex is of it', async () => {
    const answer = {
      says: {
        sessionState: {
          dialogAction: { type: 'Close' },
          intent: {
            name: 'Order',
            slots: {
              Size: { shape: 'Scalar', ...slot('large') },
              Nothing: null,
              When: {
                shape: 'Scalar',
                value: { originalValue: 'at ten', resolvedValues: ['10:00', '22:00'] },
              },
              Extras: { shape: 'List', values: [slot('salt'), {}, slot('oil')] },
              Place: { shape: 'Composite', subSlots: { city: slot('Bonn'), street: null } },
            },
          },
          sessionAttributes: { seen: 'yes' },
        },
        interpretations: [
          { intent: { name: 'Other' }, nluConfidence: { score: 0.9 } },
          { intent: { name: 'Order' }, nluConfidence: { score: 0.71 } },
          { intent: { name: 'FallbackIntent' } },
        ],
        messages: [{ contentType: 'PlainText', content: 'Thank you.' }],
      },
    };
    expect((await told([answer])).reply).toEqual({
      kind: 'intent',
      intent: 'Order',
      slots: { Size: 'large', Extras: 'salt, oil', 'Place.city': 'Bonn' },
      sessionAttributes: { seen: 'yes' },
      confidence: 0.71,
      messages: [{ as: 'text', content: 'Thank you.' }],
    });
  });

  test.each<readonly [string, LexAnswer, string, attempts: number]>([
    ['no intent', { says: { sessionState: {} } }, 'NoIntent', 1],
    ['nothing in it', { says: {} }, 'NoIntent', 1],
    ['no such bot', { error: 'ResourceNotFoundException', status: 404 }, 'ResourceNotFoundException', 1],
    ['a text it does not take', { error: 'ValidationException', status: 400 }, 'ValidationException', 1],
    ['no permission', { error: 'AccessDeniedException', status: 403 }, 'AccessDeniedException', 1],
    [
      'a code hook that fails',
      { error: 'DependencyFailedException', status: 424 },
      'DependencyFailedException',
      1,
    ],
    ['too much at once', { error: 'ThrottlingException', status: 429 }, 'ThrottlingException', 3],
    ['a fault', { error: 'InternalServerException', status: 500 }, 'InternalServerException', 3],
    ['something new', { error: 'NovelException', status: 418 }, 'NovelException', 1],
  ])('%s has failed, and nothing of what was said is told', async (_name, answer, error, attempts) => {
    const { reply, asked } = await told([answer]);
    expect(reply).toEqual({ kind: 'failed', error });
    expect(asked).toHaveLength(attempts);
  });

  test('what was throttled is asked again', async () => {
    const throttled = { error: 'ThrottlingException', status: 429 };
    const { reply, asked } = await told([throttled, throttled, done]);
    expect(reply).toMatchObject({ kind: 'intent' });
    expect(asked.map(({ body }) => body['text'])).toEqual(Array.from({ length: 3 }, () => 'I want a ticket'));
  });
});

describe('an answer that does not come', () => {
  test('is given up in time', async () => {
    const peer = await lexPeer('nothing');
    const clock = virtualClock();
    const bots = lexBots({ bots: { Desk: alias }, client: peer.client(), clock, timeout: 3000 });
    const asking = bots.hears(saying());
    await clock.sleep(2999);
    expect(await Promise.race([asking, Promise.resolve('waiting')])).toBe('waiting');
    await clock.sleep(1);
    expect(await asking).toEqual({ kind: 'failed', error: 'TimeoutError' });
    await peer.close();
  });

  test('is given up when nobody waits any more', async () => {
    const peer = await lexPeer('nothing');
    const gone = new AbortController();
    const bots = lexBots({ bots: { Desk: alias }, client: peer.client(), clock: virtualClock() });
    const asking = bots.hears(saying({ signal: gone.signal }));
    gone.abort();
    expect(await asking).toEqual({ kind: 'failed', error: 'AbortError' });
    expect(await bots.hears(saying({ signal: gone.signal }))).toEqual({
      kind: 'failed',
      error: 'AbortError',
    });
    await peer.close();
  });

  test('is a failure where nobody listens', async () => {
    const peer = await lexPeer(done);
    const bots = lexBots({ bots: { Desk: alias }, client: peer.client(), clock: virtualClock() });
    expect(await bots.hears(saying())).toMatchObject({ kind: 'intent' });
    await peer.close();
    expect(await bots.hears(saying())).toMatchObject({ kind: 'failed' });
  });
});

test('a server that speaks another protocol is a failure, and ends nothing', async () => {
  const server = createServer((_request, answer) => answer.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new LexRuntimeV2Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
    retryStrategy: attemptsAtOnce(),
  });
  const bots = lexBots({ bots: { Desk: alias }, client, clock: virtualClock() });
  expect(await bots.hears(saying())).toMatchObject({ kind: 'failed' });
  client.destroy();
  server.close();
});

describe('what Lex is asked', () => {
  test('the first that is said goes with what the step gives, later it is left to the bot', async () => {
    const sessionAttributes = { caller: 'gold', 'x-amz-lex:audio:start-timeout-ms:*:*': '4000' };
    expect((await request({ sessionAttributes }))?.body).toEqual({
      text: 'I want a ticket',
      sessionState: { sessionAttributes },
      requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML' },
    });
    expect((await request({ sessionAttributes, begins: false }))?.body).not.toHaveProperty('sessionState');
    expect((await request({}))?.body).not.toHaveProperty('sessionState');
  });

  test.each<readonly [string, Partial<Said>, LexBotsOptions, string]>([
    ['by its name', {}, {}, 'ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/en_US'],
    [
      'as our documents write it',
      { bot: 'trunkline:bot/Desk' },
      {},
      'ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/en_US',
    ],
    ['by its ARN', { bot: arn('eu-central-1') }, {}, 'KLMNOPQRST/botAliases/TSTALIASID/botLocales/en_US'],
    [
      'by an ARN that stands for another',
      { bot: arn('eu-central-1') },
      { bots: { [arn('eu-central-1')]: alias } },
      'ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/en_US',
    ],
    [
      'in the language of the call',
      { language: 'de-DE' },
      {},
      'ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/de_DE',
    ],
    [
      'in its own language',
      { language: 'de-DE' },
      { bots: { Desk: { ...alias, localeId: 'en_GB' } } },
      'ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/en_GB',
    ],
  ])('a bot %s', async (_name, more, options, path) => {
    const session = encodeURIComponent(saying().session);
    expect((await request(more, options))?.path).toBe(`/bots/${path}/sessions/${session}/text`);
  });

  test.each([
    'Nobody',
    'constructor',
    '',
    'arn:aws:lex:eu-central-1:123456789012:bot-alias/SHORT/TSTALIASID',
  ])('a bot that nobody knows has failed: %s', async (bot) => {
    const { reply, asked: requests } = await told([done], { bot });
    expect(reply).toEqual({ kind: 'failed', error: 'UnknownBot' });
    expect(requests).toEqual([]);
  });

  test.each([
    ['a', /^[0-9a-f]{64}$/],
    ['with a space', /^[0-9a-f]{64}$/],
    ['x'.repeat(101), /^[0-9a-f]{64}$/],
    ['x'.repeat(100), /^x{100}$/],
    ['Az09._:-', /^Az09\._:-$/],
  ])('a session that Lex takes: %s', async (session, form) => {
    const found = /sessions\/([^/]+)\/text$/.exec((await request({ session }))?.path ?? '')?.[1] ?? '';
    expect(decodeURIComponent(found)).toMatch(form);
  });

  test('two sessions that Lex does not take stay two', async () => {
    const [one, other] = [await request({ session: 'a b' }), await request({ session: 'a c' })];
    expect(one?.path).not.toBe(other?.path);
  });

  test('no more of a text than Lex reads', async () => {
    expect((await request({ text: 'x'.repeat(2000) }))?.body['text']).toBe('x'.repeat(1024));
  });

  test('in the region of the bot', async () => {
    const peer = await lexPeer(done);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ENDPOINT_URL', peer.endpoint);
    try {
      const known = { Desk: alias, There: { ...alias, region: 'us-west-2' } };
      const bots = lexBots({ bots: known, region: 'eu-west-1' });
      for (const bot of ['Desk', 'Desk', 'There', arn('eu-central-1')]) await bots.hears(saying({ bot }));
      await lexBots({ bots: known }).hears(saying());
      const regions = peer.asked.map(
        ({ headers }) => /Credential=id\/\d+\/([\w-]+)\//.exec(String(headers.authorization))?.[1],
      );
      expect(regions).toEqual(['eu-west-1', 'eu-west-1', 'us-west-2', 'eu-central-1', 'us-east-1']);
    } finally {
      vi.unstubAllEnvs();
      await peer.close();
    }
  });
});
