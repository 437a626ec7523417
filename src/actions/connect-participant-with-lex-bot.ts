import type { Contact } from '../action/contact.ts';
import { type ActionDefinition, type Form } from '../action/definition.ts';
import { type Named, writtenName } from '../action/dynamic.ts';
import { fails, type Outcome } from '../action/outcome.ts';
import { literal, map, numeral, object, orReference, words } from '../action/parameter.ts';
import {
  isReadable,
  type PromptParameters,
  type PromptProps,
  promptNames,
  promptOf,
  promptParameters,
  promptSchema,
} from '../action/prompt.ts';
import {
  readChoices,
  readMap,
  readNamed,
  readNumber,
  readPrompt,
  readValue,
  readWords,
} from '../action/reading.ts';
import { oneOf, type Step, step } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import { type Reference, type Words, written } from '../language/reference.ts';

/** What `connectLex` takes: one of `text`, `ssml` and `prompt`, or for a chat `initialMessage`. */
export interface ConnectLex<Target extends string, Uses extends string> extends PromptProps<Uses> {
  /** A bot by name, or a bot. */
  readonly bot: Named<'bot', Uses>;
  /** What the chat customer wrote before, for the bot to begin with: `system('Media', 'InitialMessage')`. Chat only. */
  readonly initialMessage?: string | Reference<Uses>;
  /** Given to the bot; names that begin with `x-amz-lex:` set how long it listens. */
  readonly sessionAttributes?: { readonly [name: string]: Words<Uses> };
  /** Seconds that a chat customer may stay silent, 60 to 604800. */
  readonly chatTimeout?: number;
  /** By the name of the intent that the bot ends with; `FallbackIntent` is a name like any other. */
  readonly when?: { readonly [intent: string]: Target };
  /** The order in which the intents are written, where not that of `when`. */
  readonly order?: readonly string[];
  /** Another intent was reached. */
  readonly onNoMatch: Target;
  /** The chat customer stayed silent; goes with `chatTimeout`. Taken as `onError` where it is left out. */
  readonly onTimeout?: Target;
  /** The bot failed, or it heard nothing. */
  readonly onError: Target;
}

/**
 * Hands the contact to a Lex bot and branches on the intent it ends with; what it learned is read with `lex()`
 * until the next bot. Block: **Get customer input**.
 *
 * @example connectLex({ bot: botNamed('Desk'), text: 'How can I help?', when: { Status: 'status' }, onNoMatch: 'menu', onError: 'menu' })
 */
export function connectLex<const Target extends string, const Uses extends string = never>(
  props: ConnectLex<Target, Uses>,
): Step<
  Target,
  'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'OUTBOUND_WHISPER' | 'MODULE',
  Uses
> {
  const attributes = Object.entries(props.sessionAttributes ?? {}).map(([name, value]) => [
    name,
    written(value),
  ]);
  return step(
    definition.type,
    {
      ...promptParameters(props),
      LexV2Bot: { AliasArn: writtenName(props.bot) },
      LexInitializationData:
        props.initialMessage === undefined ? undefined : { InitialMessage: written(props.initialMessage) },
      LexSessionAttributes: attributes.length > 0 ? Object.fromEntries(attributes) : undefined,
      LexTimeoutSeconds: props.chatTimeout === undefined ? undefined : { Text: String(props.chatTimeout) },
    },
    {
      next: props.onError,
      conditions: oneOf<Target>(props.when ?? {}, props.order),
      errors: {
        InputTimeLimitExceeded: props.onTimeout,
        NoMatchingCondition: props.onNoMatch,
        NoMatchingError: props.onError,
      },
    },
  );
}

interface Parameters extends PromptParameters {
  readonly LexV2Bot?: { readonly AliasArn: string };
  readonly LexBot?: { readonly Name: string };
  readonly LexInitializationData?: { readonly InitialMessage: string };
  readonly LexSessionAttributes?: { readonly [name: string]: string };
  readonly LexTimeoutSeconds?: { readonly Text?: string };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'ConnectParticipantWithLexBot',
  blocks: ['Get customer input'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-connectparticipantwithlexbot.html',
  parameters: object({
    ...promptSchema,
    LexInitializationData: object({ InitialMessage: orReference(literal({ max: 1024 })) }, 'InitialMessage'),
    LexV2Bot: object({ AliasArn: words() }, 'AliasArn'),
    LexBot: object({ Name: words(), Region: words(), Alias: words() }, 'Name', 'Region', 'Alias'),
    LexSessionAttributes: {
      ...map(words()),
      // An older page says 15000 at most.
      properties: Object.fromEntries(
        ['', ':*:*'].map((scope) => [
          `x-amz-lex:audio:max-length-ms${scope}`,
          { ...words(), advised: [1, 55_000] } as const,
        ]),
      ),
    },
    LexTimeoutSeconds: object({ Text: numeral(60, 604_800) }),
  }),
  form: formFor,
  next: 'required',
  channels: { VOICE: 'supported', CHAT: 'supported', TASK: 'error', EMAIL: 'error' },
  flowTypes: {
    wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'OUTBOUND_WHISPER'],
    strict: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  },
  speaks: true,
  asks: true,
  participant: true,
  twilio: {
    support: 'differs',
    why: 'Twilio turns speech into text and the bot reads that, so it may be understood otherwise',
  },
  legacy: ['GetUserInput'],
  constructors: [
    {
      name: 'connectLex',
      build: connectLex,
      read: ({ parameters, errors, when }) => ({
        ...readPrompt(parameters),
        bot: readNamed('bot', parameters.LexV2Bot?.AliasArn),
        initialMessage: readValue(parameters.LexInitializationData?.InitialMessage),
        sessionAttributes: readMap(parameters.LexSessionAttributes, readWords),
        chatTimeout: readNumber(parameters.LexTimeoutSeconds?.Text),
        ...readChoices(when),
        onNoMatch: errors['NoMatchingCondition'],
        onTimeout: errors['InputTimeLimitExceeded'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: converse,
  answer: (parameters, contact, event) => {
    if (event.kind === 'silence') {
      // The time limit is one for chats. A silent caller who has no FallbackIntent makes the bot fail.
      const timed = contact.channel === 'CHAT' && parameters.LexTimeoutSeconds !== undefined;
      return {
        exit: timed ? 'InputTimeLimitExceeded' : 'NoMatchingError',
        entries: [{ type: 'input.none' }],
      };
    }
    if (event.kind === 'failed') {
      const failure = { type: 'failure', code: 'NoMatchingError', detail: event.error } as const;
      const heard =
        event.input === undefined
          ? []
          : [{ type: 'input.bot', text: event.input, intent: '', slots: {} } as const];
      return { exit: 'NoMatchingError', entries: [...heard, failure] };
    }
    if (event.kind !== 'intent') return fails();
    const { intent, input, slots = {}, sessionAttributes, confidence } = event;
    return {
      match: intent,
      set: {
        Lex: {
          IntentName: intent,
          Slots: slots,
          SessionAttributes: { ...parameters.LexSessionAttributes, ...sessionAttributes },
          DialogState: 'Fulfilled',
          IntentConfidence: confidence === undefined ? {} : { Score: confidence },
        },
      },
      entries: [{ type: 'input.bot', text: input, intent, slots }],
    };
  },
};

function converse(parameters: Parameters, contact: Contact): Outcome {
  const {
    LexV2Bot,
    LexBot,
    LexInitializationData: initial,
    LexSessionAttributes,
    LexTimeoutSeconds,
  } = parameters;
  const bot = LexV2Bot?.AliasArn ?? LexBot?.Name ?? '';
  if (bot === '') return fails('NoMatchingError', 'no bot is named');
  if (initial?.InitialMessage === '') return fails('NoMatchingError', 'there is no message to begin with');
  const prompt = promptOf(parameters, contact);
  const chat = contact.channel === 'CHAT';
  if (prompt === undefined && (initial === undefined || !chat)) {
    return fails(
      'NoMatchingError',
      initial === undefined ? 'no prompt is written' : 'only a chat begins with a message',
    );
  }
  if (chat && prompt !== undefined && !isReadable(prompt)) {
    return fails('NoMatchingError', `a chat cannot show ${prompt.as}`);
  }
  return {
    ask: {
      kind: 'converse',
      bot,
      prompt: prompt === undefined || prompt.content === '' ? null : prompt,
      initialMessage: chat ? (initial?.InitialMessage ?? null) : null,
      sessionAttributes: LexSessionAttributes ?? {},
      textTimeout: Number(LexTimeoutSeconds?.Text ?? 0),
    },
  };
}

function formFor(parameters: JsonObject): Form {
  const bots = ['LexV2Bot', 'LexBot'];
  return {
    exactlyOne: promptNames.some((name) => name in parameters) ? [bots, promptNames] : [bots],
    atLeastOne: [[...promptNames, 'LexInitializationData']],
    errors: {
      required: ['NoMatchingCondition', 'NoMatchingError'],
      optional: 'LexTimeoutSeconds' in parameters ? ['InputTimeLimitExceeded'] : [],
    },
    conditions: { required: false, operators: ['Equals'] },
  };
}
