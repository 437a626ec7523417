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

const progress = {
  statusCallback: url,
  statusCallbackEvent: words(['initiated', 'ringing', 'answered', 'completed'], 'completed'),
  statusCallbackMethod: method,
};

const machines = {
  amdStatusCallback: url,
  amdStatusCallbackMethod: method,
  machineDetection: word(['Enable', 'DetectMessageEnd']),
  machineDetectionSilenceTimeout: integer(2000, 10_000, 5000),
  machineDetectionSpeechEndThreshold: integer(500, 5000, 1200),
  machineDetectionSpeechThreshold: integer(1000, 6000, 2400),
  machineDetectionTimeout: integer(3, 60, 30),
};

/**
 * What stands inside of verbs, apart from speech.
 *
 * @see https://www.twilio.com/docs/voice/twiml/dial#nouns
 */
export const nouns: { readonly [name: string]: ElementRule } = {
  Application: known,
  // https://www.twilio.com/docs/voice/twiml/client
  Client: {
    attributes: { url, method, ...progress },
    children: ['Identity', 'Parameter'],
    text: 'allowed',
  },
  // https://www.twilio.com/docs/voice/twiml/conference
  Conference: {
    attributes: {
      beep: coded(13_235, word(['true', 'false', 'onEnter', 'onExit'], 'true')),
      coach: text,
      endConferenceOnExit: coded(13_231, flag),
      eventCallbackUrl: url,
      jitterBufferSize: word(['large', 'medium', 'small', 'off'], 'large'),
      maxParticipants: integer(2, 250, 250),
      muted: coded(13_230, flag),
      participantLabel: text,
      record: word(['do-not-record', 'record-from-start'], 'do-not-record'),
      recordingConfigurationId: text,
      recordingStatusCallback: url,
      recordingStatusCallbackEvent: words(['in-progress', 'completed', 'absent'], 'completed'),
      recordingStatusCallbackMethod: method,
      region: text,
      startConferenceOnEnter: coded(13_232, flag),
      statusCallback: url,
      statusCallbackEvent: words([
        'start',
        'end',
        'join',
        'leave',
        'mute',
        'hold',
        'modify',
        'speaker',
        'announcement',
      ]),
      statusCallbackMethod: method,
      trim: word(['trim-silence', 'do-not-trim'], 'trim-silence'),
      waitMethod: coded(13_234, method),
      waitUrl: { values: { kind: 'url', empty: true }, code: 13_233 },
    },
    children: [],
    text: 'needed',
  },
  Config: known,
  Identity: known,
  // https://www.twilio.com/docs/voice/twiml/number
  Number: {
    attributes: {
      ...machines,
      byoc: text,
      method: coded(13_221, method),
      sendDigits: coded(13_222, pattern(/^[0-9#*wW]+$/, 'keys, and "w" for half a second')),
      ...progress,
      url,
    },
    children: [],
    text: 'needed',
  },
  Parameter: known,
  // https://www.twilio.com/docs/voice/twiml/queue
  Queue: {
    attributes: {
      method: coded(14_210, method),
      postWorkActivitySid: text,
      reservationSid: text,
      url: coded(14_211, url),
    },
    children: [],
    text: 'allowed',
  },
  // https://www.twilio.com/docs/voice/twiml/recording
  Recording: {
    attributes: {
      channels: word(['mono', 'dual'], 'dual'),
      recordingConfigurationId: text,
      recordingStatusCallback: url,
      recordingStatusCallbackEvent: words(['in-progress', 'completed', 'absent'], 'completed'),
      recordingStatusCallbackMethod: method,
      track: word(['inbound', 'outbound', 'both'], 'both'),
      trim: word(['trim-silence', 'do-not-trim'], 'trim-silence'),
    },
    children: [],
    text: 'none',
  },
  Sim: known,
  // https://www.twilio.com/docs/voice/twiml/sip
  Sip: {
    attributes: {
      ...machines,
      method: coded(13_241, method),
      password: coded(13_249, text),
      ...progress,
      url,
      username: coded(13_249, text),
    },
    children: ['Headers', 'Uri'],
    text: 'allowed',
  },
  Siprec: known,
  Stream: known,
  Task: known,
  Transcription: known,
  WhatsApp: known,
};
