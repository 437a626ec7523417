import {
  coded,
  type ElementRule,
  flag,
  integer,
  known,
  method,
  pattern,
  text,
  url,
  word,
  words,
} from './element.ts';
import { ssmlInSay } from './ssml.ts';

const digit = /^[0-9#*]?$/;

const recorded = {
  recordingStatusCallback: coded(13_256, url),
  recordingStatusCallbackMethod: method,
  recordingStatusCallbackEvent: words(['in-progress', 'completed', 'absent'], 'completed'),
  recordingConfigurationId: text,
  trim: word(['trim-silence', 'do-not-trim'], 'trim-silence'),
};

/**
 * Every verb of a voice document.
 *
 * @see https://www.twilio.com/docs/voice/twiml#twiml-verbs
 */
export const verbs: { readonly [name: string]: ElementRule } = {
  // https://www.twilio.com/docs/voice/twiml/connect
  Connect: { ...known, attributes: { action: url, method } },
  // https://www.twilio.com/docs/voice/twiml/dial
  Dial: {
    attributes: {
      action: url,
      answerOnBridge: flag,
      callerId: coded(13_214, pattern(/^(\+?[\d() .-]+|client:.+|sip:.+)$/, 'a phone number')),
      events: word(['call-progress-event']),
      hangupOnStar: coded(13_213, flag),
      method: coded(13_210, method),
      passports: text,
      record: coded(
        13_217,
        word(
          [
            'do-not-record',
            'record-from-answer',
            'record-from-ringing',
            'record-from-answer-dual',
            'record-from-ringing-dual',
            'true',
            'false',
          ],
          'do-not-record',
        ),
      ),
      ...recorded,
      recordingTrack: word(['both', 'inbound', 'outbound'], 'both'),
      referMethod: method,
      referUrl: url,
      ringTone: pattern(/^[a-z]{2}(-old)?$/, 'the code of a country, such as "us"'),
      sequential: flag,
      timeLimit: coded(13_216, integer(1, 86_400, 14_400)),
      timeout: coded(13_212, integer(1, 600, 30)),
    },
    children: ['Application', 'Client', 'Conference', 'Number', 'Queue', 'Sim', 'Sip', 'WhatsApp'],
    text: 'allowed',
    childCode: 13_215,
  },
  Echo: known,
  // https://www.twilio.com/docs/voice/twiml/enqueue
  Enqueue: {
    attributes: {
      action: coded(14_203, url),
      maxQueueSize: { ...integer(1, 5000), undocumented: true },
      method: coded(14_201, method),
      waitUrl: { values: { kind: 'url', empty: true }, code: 14_202 },
      waitUrlMethod: coded(14_206, method),
      workflowSid: coded(14_220, text),
    },
    children: ['Task'],
    text: 'allowed',
  },
  // https://www.twilio.com/docs/voice/twiml/gather
  Gather: {
    attributes: {
      action: url,
      actionOnEmptyResult: coded(13_338, { ...flag, default: 'false' }),
      bargeIn: { ...flag, undocumented: true },
      debug: { ...flag, undocumented: true },
      enhanced: { ...flag, default: 'false' },
      finishOnKey: coded(13_310, pattern(digit, 'one of 0-9, # and *, or nothing', '#')),
      hints: text,
      input: words(['dtmf', 'speech'], 'dtmf'),
      language: { ...text, default: 'en-US' },
      maxSpeechTime: { ...integer(1), undocumented: true },
      method: coded(13_312, method),
      numDigits: coded(13_314, integer(1)),
      partialResultCallback: url,
      partialResultCallbackMethod: method,
      profanityFilter: { ...flag, default: 'true' },
      speechModel: text,
      speechTimeout: coded(13_327, pattern(/^([1-9]\d*|auto)$/, 'a number of seconds, or "auto"')),
      timeout: coded(13_313, integer(1, undefined, 5)),
    },
    children: ['Pause', 'Play', 'Say'],
    text: 'none',
    childCode: 13_320,
  },
  // https://www.twilio.com/docs/voice/twiml/hangup
  Hangup: { attributes: {}, children: ['Parameter'], text: 'none' },
  // https://www.twilio.com/docs/voice/twiml/leave
  Leave: { attributes: {}, children: [], text: 'none' },
  // https://www.twilio.com/docs/voice/twiml/pause
  Pause: { attributes: { length: coded(13_910, integer(1, undefined, 1)) }, children: [], text: 'none' },
  Pay: known,
  // https://www.twilio.com/docs/voice/twiml/play
  Play: {
    attributes: {
      digits: pattern(/^[0-9#*wW]+$/, 'keys, and "w" for half a second'),
      loop: coded(13_410, integer(0, 1000, 1)),
    },
    children: [],
    text: 'allowed',
  },
  // https://www.twilio.com/docs/voice/twiml/record
  Record: {
    attributes: {
      action: url,
      finishOnKey: coded(13_613, pattern(/^[0-9#*]*$/, 'keys of 0-9, # and *', '1234567890*#')),
      maxLength: coded(13_612, integer(2, 86_400, 3600)),
      method: coded(13_610, method),
      playBeep: coded(13_616, { ...flag, default: 'true' }),
      ...recorded,
      timeout: coded(13_611, integer(1, undefined, 5)),
      transcribe: coded(13_614, flag),
      transcribeCallback: coded(13_257, url),
    },
    children: [],
    text: 'none',
  },
  // https://www.twilio.com/docs/voice/twiml/redirect
  Redirect: { attributes: { method: coded(13_710, method) }, children: [], text: 'needed' },
  Refer: known,
  // https://www.twilio.com/docs/voice/twiml/reject
  Reject: {
    attributes: { reason: word(['rejected', 'busy'], 'rejected') },
    children: ['Parameter'],
    text: 'none',
  },
  // https://www.twilio.com/docs/voice/twiml/say
  Say: {
    attributes: {
      language: text,
      loop: coded(13_510, integer(0, 1000, 1)),
      voice: coded(
        13_511,
        pattern(
          /^(man|woman|alice|Polly\.\p{L}+(-Neural|-Generative|-Long-Form)?|Google\.[\w-]+)$/u,
          'a voice, such as "Polly.Joanna"',
        ),
      ),
    },
    children: ssmlInSay,
    text: 'needed',
  },
  Sms: known,
  // https://www.twilio.com/docs/voice/twiml/recording
  Start: {
    attributes: { action: url, method },
    children: ['Recording', 'Siprec', 'Stream', 'Transcription'],
    text: 'none',
  },
  // https://www.twilio.com/docs/voice/twiml/stream#stop-a-stream
  Stop: { attributes: {}, children: ['Siprec', 'Stream', 'Transcription'], text: 'none' },
};

/** Verbs that a caller in a queue may hear. @see https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl */
export const verbsInQueue = ['Gather', 'Hangup', 'Leave', 'Pause', 'Play', 'Redirect', 'Say'];

/** Verbs of the document that a caller hears before the agent. @see https://www.twilio.com/docs/voice/twiml/queue#attributes-url */
export const verbsOfWhisper = ['Pause', 'Play', 'Redirect', 'Say'];
