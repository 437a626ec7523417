import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Collect, Converse, Dial, Enqueue, PlayAround } from '../../action/effect.ts';
import type { Prompt } from '../../action/prompt.ts';
import type { Moment, Speak } from '../moment.ts';
import { recordingBegins } from '../recording.ts';
import { canDial, keysToSend, numberShown, ringTime } from './dial.ts';
import { type Listening, listenToBot, listenToKeys } from './gather.ts';
import { publicUrlOf } from './public-url.ts';
import { nameOfQueue, playFor } from './queue.ts';
import { safeText } from './safe-text.ts';
import { type Heard, type Speaker, speaker } from './say.ts';

/** Said while a function takes long, where nothing else is set. */
export const defaultHoldLine = 'One moment, please.';

/** What the documents of Twilio need to know. */
export interface TwimlSpeakOptions {
  /** How Twilio reaches the service: `https://phone.example.com`. Every URL in a document begins with it. */
  readonly publicUrl: string;
  /**
   * A number of the account, which third parties are shown in place of the one that a flow names: Twilio shows no
   * other. Without it, the number of the flow, else the caller's own.
   */
  readonly callerId?: string;
  /** Said while a function takes long. @default 'One moment, please.' */
  readonly holdLine?: string;
  /**
   * Where Twilio finds a recording: of the prompt library by its name, or of S3 by its `s3://` address. A recording
   * without an address is not played. An address has to stay good for as long as a call lasts: a document is kept, and
   * in a queue it is asked for again and again.
   */
  readonly recordingUrl?: (recording: string) => string | undefined;
  /** What Twilio calls a queue of the flow. @default its own name */
  readonly queueName?: (queue: string) => string;
}

/** A document while it is written. */
interface Page {
  readonly response: VoiceResponse;
  readonly moment: Moment;
  readonly speaker: Speaker;
  readonly language: string;
  readonly shownNumber: string | undefined;
  readonly holdLine: string;
  queueName(queue: string): string;
  /** The URL that brings what comes of the document. */
  next(path: string): string;
  /** The URL that this document came from, and always comes from. */
  readonly again: string;
}

/**
 * Writes the TwiML of a call. First what was said since the last document, then what the open question wants of the
 * line. A document always ends in a verb that leads back here, or in the end of the call; and it is the same, byte by
 * byte, for the same moment.
 *
 * @throws {TrunklineError} `bad_public_url`.
 * @see https://www.twilio.com/docs/voice/twiml
 * @example
 * ```ts
 * const speak = twimlSpeak({ publicUrl: 'https://phone.example.com' });
 * const calls = voiceCalls({ program, store, platform, clock, speak, log });
 * ```
 */
export function twimlSpeak({
  publicUrl: written,
  callerId: shownNumber,
  holdLine = defaultHoldLine,
  recordingUrl = () => undefined,
  queueName = (queue) => queue,
}: TwimlSpeakOptions): Speak {
  const publicUrl = publicUrlOf(written);
  return (moment, { turn }) => {
    const response = new VoiceResponse();
    const { hungUp, values } = moment.snapshot;
    if (hungUp !== '' && hungUp !== 'agent') return response.toString();
    const { LanguageCode: code } = values;
    const language = typeof code === 'string' ? code : 'en-US';
    const page: Page = {
      response,
      moment,
      language,
      speaker: speaker({ language, recordingUrl }),
      shownNumber,
      holdLine,
      queueName,
      next: (path) => `${publicUrl}${path}?t=${turn}`,
      again: turn > 1 ? `${publicUrl}/queued?t=${turn - 1}` : `${publicUrl}/voice`,
    };
    record(page, `${publicUrl}/recording`);
    for (const prompt of moment.said) page.speaker.say(response, prompt);
    ask(page);
    return response.toString();
  };
}

function record({ response, moment }: Page, recordingStatusCallback: string): void {
  const track = recordingBegins(moment);
  if (track === undefined) return;
  // Two channels are for two voices: Twilio warns of one voice in two.
  const channels = track === 'both' ? 'dual' : 'mono';
  response.start().recording({ channels, track, recordingStatusCallback });
}

function ask(page: Page): void {
  const { response, moment, language } = page;
  const { snapshot, held, where } = moment;
  if (snapshot.ended !== null) {
    response.hangup();
    return;
  }
  // Behind the document the caller goes on to the agent.
  if (snapshot.waiting === 'talk') return;
  if (held) return keepWaiting(page);
  const question = snapshot.effects.at(-1);
  switch (question?.kind) {
    case 'collect':
      return listen(page, listenToKeys(question, moment), question);
    case 'converse':
      return listen(page, listenToBot(question, language), question);
    case 'dial':
      return where === 'queue' ? leave(page) : dial(page, question);
    case 'enqueue':
      return where === 'queue' ? leave(page) : enqueue(page, question);
    case 'play-around':
      return playAround(page, question);
    case 'hold':
      return goRound(page, []);
    default:
      return goOn(page);
  }
}

function goOn({ response, next }: Page): void {
  response.redirect(next('/heard'));
}

function keepWaiting(page: Page): void {
  const { response, moment, speaker: voice, holdLine } = page;
  const { settings, flow, step } = moment.snapshot;
  voice.say(response, { as: 'text', content: holdLine, voice: settings.voice, flow, step });
  response.pause({ length: 2 });
  goOn(page);
}

function listen(page: Page, listening: Listening, { prompt }: Pick<Collect | Converse, 'prompt'>): void {
  const { response, moment, speaker: voice, next } = page;
  const prompts = moment.asks ?? (prompt === null ? [] : [prompt]);
  const say = (into: Heard) => {
    for (const one of prompts) voice.say(into, one);
  };
  if (!listening.interrupts) say(response);
  const gather = response.gather({ ...listening.attributes, action: next('/gather') });
  if (listening.interrupts) say(gather);
  if (listening.pause > 0) gather.pause({ length: listening.pause });
}

function dial(page: Page, question: Dial): void {
  const { response, next } = page;
  if (!canDial(question)) {
    // Without a word how it ended, it failed.
    response.redirect(next('/dialed'));
    return;
  }
  const callerId = numberShown(question, page.shownNumber);
  const sendDigits = keysToSend(question);
  response
    .dial({
      action: next('/dialed'),
      timeout: ringTime(question),
      ...(callerId === undefined ? {} : { callerId }),
    })
    .number(sendDigits === undefined ? {} : { sendDigits }, safeText(question.number));
}

function enqueue({ response, queueName, next }: Page, question: Enqueue): void {
  response.enqueue(
    { waitUrl: next('/queued'), action: next('/left') },
    safeText(nameOfQueue(question, queueName)),
  );
}

/** In a queue there is no calling and no other queue: the document of the call does it, which follows the queue. */
function leave({ response }: Page): void {
  response.leave();
}

function playAround(page: Page, question: PlayAround): void {
  if (question.interruptAfter === 0) return goRound(page, question.messages);
  playFor(page.response, question, page.speaker);
  goOn(page);
}

/** Plays until something happens. What was said before is said once, so it is a document of its own. */
function goRound(page: Page, messages: readonly Prompt[]): void {
  const { response, moment, speaker: voice, again } = page;
  if (moment.said.length > 0) return goOn(page);
  const heard = messages.filter((message) => voice.say(response, message));
  if (heard.length === 0) response.pause({ length: silence });
  response.redirect(again);
}

/** Seconds until a document of a silent queue is asked for again. */
const silence = 60;
