import type {
  DialogActionType,
  LexRuntimeV2Client,
  RecognizeTextCommandInput,
  RecognizeTextCommandOutput,
} from '@aws-sdk/client-lex-runtime-v2';
import type { Clock } from '../language/clock.ts';
import { digestOf } from '../language/digest.ts';
import { aliasesOf } from '../language/resource.ts';
import { systemClock } from '../language/system-clock.ts';
import { untilAborted } from '../language/until-aborted.ts';
import type { BotReply, Bots, Said } from './bot.ts';
import { slotTexts } from './lex-slots.ts';

/** An alias of a Lex V2 bot. */
export interface LexAlias {
  /** Ten letters and digits. */
  readonly botId: string;
  /** Ten letters and digits, such as `TSTALIASID`. */
  readonly botAliasId: string;
  /** A locale of the bot, such as `en_US`. @default that of the call */
  readonly localeId?: string;
  /** @default that of the options */
  readonly region?: string;
}

/** What `lexBots` takes. */
export interface LexBotsOptions {
  /** Bots by the names that flows give them. One that a flow names by the ARN of its alias is found by that. */
  readonly bots?: { readonly [name: string]: LexAlias };
  /** Where bots are whose alias says nothing else. @default that of the environment */
  readonly region?: string;
  /** Milliseconds for an answer, with all attempts. @default 8000 */
  readonly timeout?: number;
  /** A client that is set up elsewhere, for every bot. @default one for each region, made when it is needed */
  readonly client?: LexRuntimeV2Client;
  /** @default the time of the machine */
  readonly clock?: Clock;
}

/**
 * The bots of Amazon Lex V2, by `RecognizeText`: they read what was said, keys among it. The role needs
 * `lex:RecognizeText` for the aliases.
 *
 * A bot is done when it closes its intent, and its name is what the flow branches on, `FallbackIntent` too, whether
 * it was fulfilled, has failed, or is for somebody else to fulfill. Lex takes what is said as news each time: where
 * an answer got lost and the text is sent again, the bot has heard it twice.
 *
 * What goes wrong is `failed`, with the name of the error: `ThrottlingException` after three attempts,
 * `TimeoutError`, `ResourceNotFoundException`, and `UnknownBot` for a name that `bots` does not have.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html
 *
 * @example
 * const bots = lexBots({ bots: { Desk: { botId: 'ABCDEFGHIJ', botAliasId: 'TSTALIASID' } }, region: 'eu-central-1' });
 */
export function lexBots({
  bots = {},
  region,
  timeout = 8000,
  client,
  clock = systemClock,
}: LexBotsOptions = {}): Bots {
  const named = new Map(Object.entries(bots));
  const clients = new Map<string | undefined, LexRuntimeV2Client>();

  const recognized = async (said: Said, alias: LexAlias, abortSignal: AbortSignal) => {
    const { LexRuntimeV2Client: Client, RecognizeTextCommand } = await import(
      '@aws-sdk/client-lex-runtime-v2'
    );
    const where = alias.region ?? region;
    const found = client ?? clients.get(where) ?? new Client(where === undefined ? {} : { region: where });
    clients.set(where, found);
    return found.send(new RecognizeTextCommand(requestOf(said, alias)), { abortSignal });
  };

  return {
    hears: async (said) => {
      const names = aliasesOf(said.bot);
      const alias =
        names.map((name) => named.get(name)).find((found) => found !== undefined) ?? aliasIn(said.bot);
      if (alias === undefined) return { kind: 'failed', error: 'UnknownBot' };
      const deadline = clock.deadline(timeout);
      const signal = AbortSignal.any([said.signal, deadline.signal]);
      try {
        return replyOf(await untilAborted(signal, recognized(said, alias, signal)));
      } catch (error) {
        // Its words may tell what was said.
        return { kind: 'failed', error: error instanceof Error ? error.name : 'Error' };
      } finally {
        deadline.clear();
      }
    },
  };
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html */
function aliasIn(bot: string): LexAlias | undefined {
  const found = /^arn:[\w-]+:lex:([\w-]+):\d{12}:bot-alias\/(\w{10})\/(\w{10})$/.exec(bot);
  if (found === null) return undefined;
  const [, region = '', botId = '', botAliasId = ''] = found;
  return { region, botId, botAliasId };
}

/** The most characters of a text that Lex reads. */
const longestText = 1024;

function requestOf(
  { session, text, language, begins, sessionAttributes }: Said,
  { botId, botAliasId, localeId = language.replaceAll('-', '_') }: LexAlias,
): RecognizeTextCommandInput {
  return {
    botId,
    botAliasId,
    localeId,
    sessionId: /^[\w.:-]{2,100}$/.test(session) ? session : digestOf(session),
    text: text.slice(0, longestText),
    // Given again, they would take the place of all that the bot has noted since.
    ...(begins && Object.keys(sessionAttributes).length > 0 ? { sessionState: { sessionAttributes } } : {}),
    // As Connect asks: no cards, no payloads.
    requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML' },
  };
}

const asking: ReadonlySet<DialogActionType | undefined> = new Set([
  'ElicitIntent',
  'ElicitSlot',
  'ConfirmIntent',
] as const);

function replyOf({
  sessionState,
  messages: all = [],
  interpretations = [],
}: RecognizeTextCommandOutput): BotReply {
  const messages = all.flatMap(({ content = '', contentType }) => {
    if (content === '' || (contentType !== 'PlainText' && contentType !== 'SSML')) return [];
    return [{ as: contentType === 'SSML' ? 'ssml' : 'text', content } as const];
  });
  if (asking.has(sessionState?.dialogAction?.type)) return { kind: 'asks', messages };
  const { name, slots = {} } = sessionState?.intent ?? {};
  if (name === undefined) return { kind: 'failed', error: 'NoIntent' };
  const confidence = interpretations.find(({ intent }) => intent?.name === name)?.nluConfidence?.score;
  return {
    kind: 'intent',
    intent: name,
    slots: slotTexts(slots),
    sessionAttributes: sessionState?.sessionAttributes ?? {},
    ...(confidence === undefined ? {} : { confidence }),
    messages,
  };
}
