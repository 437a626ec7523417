import type { Settings } from '../../../src/action/contact.ts';
import type { Collect, Converse, Dial, Enqueue, PlayAround, Question } from '../../../src/action/effect.ts';
import type { Prompt } from '../../../src/action/prompt.ts';
import { disconnect } from '../../../src/actions/disconnect-participant.ts';
import { advance } from '../../../src/engine/advance.ts';
import { link } from '../../../src/engine/link.ts';
import type { Snapshot } from '../../../src/engine/snapshot.ts';
import { flow } from '../../../src/flow/flow.ts';
import type { Moment } from '../../../src/voice/moment.ts';
import { type TwimlSpeakOptions, twimlSpeak } from '../../../src/voice/twilio/speak.ts';

const { snapshot: ended } = advance(link([flow('Main', { start: 'bye', steps: { bye: disconnect() } })]), {
  id: 'twilio-CA1',
  channel: 'VOICE',
});

/** A contact that waits for the answer to a question. */
export function contact(
  question: Question | undefined,
  { settings, ...more }: Partial<Omit<Snapshot, 'settings'>> & { readonly settings?: Partial<Settings> } = {},
): Snapshot {
  return {
    ...ended,
    ended: null,
    waiting: 'answer',
    effects: question === undefined ? [] : [question],
    ...more,
    settings: { ...ended.settings, ...settings },
  };
}

/** A call that stands at a question. */
export function moment(
  question: Question | undefined,
  {
    snapshot,
    ...more
  }: Partial<Omit<Moment, 'snapshot'>> & { readonly snapshot?: Parameters<typeof contact>[1] } = {},
): Moment {
  return {
    snapshot: contact(question, snapshot),
    said: [],
    where: 'call',
    typed: '',
    asks: null,
    misheard: 0,
    held: false,
    recorded: false,
    sentAt: 0,
    ...more,
  };
}

/** The document of a moment, without what every document has. */
export function spoken(at: Moment, options: Partial<TwimlSpeakOptions> = {}): string {
  const document = twimlSpeak({ publicUrl: 'https://x.test', ...options })(at, { call: 'CA1', turn: 7 });
  return document.replace(
    /^<\?xml version="1.0" encoding="UTF-8"\?><Response(?:\/>|>(.*)<\/Response>)$/s,
    '$1',
  );
}

export function text(content: string, more: Partial<Prompt> = {}): Prompt {
  return { as: 'text', content, voice: null, flow: 'Main', step: 'ask', ...more };
}

export const finish = { kind: 'finish' } as const;
export const hold = { kind: 'hold' } as const;

export function collect(more: Partial<Collect> = {}): Collect {
  return {
    kind: 'collect',
    prompt: text('Press 1.'),
    most: 1,
    firstKey: 5,
    nextKey: 5,
    terminator: '',
    cancelKey: false,
    typed: '',
    phone: null,
    encrypt: null,
    ...more,
  };
}

export function converse(more: Partial<Converse> = {}): Converse {
  return {
    kind: 'converse',
    bot: 'Desk',
    prompt: text('How can I help?'),
    initialMessage: null,
    sessionAttributes: {},
    textTimeout: 0,
    ...more,
  };
}

export function dial(more: Partial<Dial> = {}): Dial {
  return {
    kind: 'dial',
    customer: false,
    number: '+12025550100',
    connector: null,
    ringLimit: 30,
    keys: '',
    callerNumber: '',
    callerName: '',
    resume: true,
    ...more,
  };
}

export function enqueue(more: Partial<Enqueue> = {}): Enqueue {
  return {
    kind: 'enqueue',
    queue: 'Basic',
    agent: '',
    priority: null,
    queueTimeAdjustment: 0,
    routing: null,
    ...more,
  };
}

export function playAround(more: Partial<PlayAround> = {}): PlayAround {
  return {
    kind: 'play-around',
    messages: [text('Please hold.')],
    interruptAfter: 0,
    keepPlaying: false,
    ...more,
  };
}
