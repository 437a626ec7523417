import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '../../../src/action/effect.ts';
import type { Prompt } from '../../../src/action/prompt.ts';
import { twilioVoices } from '../../../src/action/twilio-voice.ts';
import { elementsOf, readTwiml, type TwimlElement, textOf } from '../../../src/twiml/document.ts';
import { twimlProblems } from '../../../src/twiml/validate.ts';
import type { Moment } from '../../../src/voice/moment.ts';
import { safeText } from '../../../src/voice/twilio/safe-text.ts';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { collect, converse, dial, enqueue, finish, hold, moment, playAround, text } from './moments.ts';

const tags = [
  'speak',
  'p',
  's',
  'break',
  'prosody rate="slow"',
  'sub alias="x"',
  'amazon:effect name="y"',
  'w',
  'b',
];

/** SSML, and what nearly is. */
const ssml = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...tags.flatMap(bothTags), '&', '&amp;', '<', ']]>'),
    ),
  )
  .map((parts) => parts.join(' '));

function bothTags(tag: string): readonly string[] {
  return [`<${tag}>`, `</${tag.split(' ')[0]}>`, `<${tag}/>`];
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('Yes. ', 'word ', 'x', 'क', '&', '\ud800', '\u0000'), maxLength: 3000 }),
);

const voice = fc.oneof(
  fc.constant(null),
  fc.record({
    name: fc.oneof(fc.string(), fc.constantFrom('Joanna', 'Mia', 'Léa', 'Jitka', 'Patrick', 'toString')),
    engine: fc.oneof(fc.string(), fc.constantFrom('standard', 'neural', 'generative', 'long-form')),
  }),
);

const prompt: fc.Arbitrary<Prompt> = fc
  .record({
    as: fc.constantFrom('text' as const, 'ssml' as const, 'recording' as const, 'media' as const),
    voice,
  })
  .chain(({ as, voice: speaks }) =>
    (as === 'ssml' ? ssml : anyText).map((content) => text(content, { as, voice: speaks })),
  );
const prompts = fc.array(prompt, { maxLength: 5 });

const question: fc.Arbitrary<Question | undefined> = fc.oneof(
  fc.constantFrom(finish, hold, undefined),
  fc
    .record({
      prompt,
      most: fc.integer({ min: 1, max: 25 }),
      firstKey: fc.integer({ min: 1, max: 300 }),
      nextKey: fc.integer({ min: 1, max: 20 }),
      terminator: fc.constantFrom('', '#', '*', '##', '1*#'),
    })
    .map(collect),
  fc
    .record({
      prompt: fc.oneof(fc.constant(null), prompt),
      sessionAttributes: fc.dictionary(
        fc.constantFrom(
          ...[
            'audio:start-timeout-ms',
            'audio:end-timeout-ms',
            'dtmf:end-character',
            'dtmf:max-length',
            'allow-interrupt',
          ].flatMap((name) => [`x-amz-lex:${name}`, `x-amz-lex:${name}:*:*`]),
        ),
        fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('false', '#', '0.4', '1e300')),
      ),
    })
    .map(converse),
  fc
    .record({
      ringLimit: fc.double(),
      keys: fc.string(),
      callerNumber: fc.oneof(fc.string(), fc.constant('+12025550123')),
      customer: fc.boolean(),
      connector: fc.constantFrom(null, {}),
    })
    .map(dial),
  fc.record({ queue: fc.string({ minLength: 1 }), agent: fc.constant('') }).map(enqueue),
  fc.record({ messages: prompts, interruptAfter: fc.integer({ min: 0, max: 600 }) }).map(playAround),
);

const anyMoment: fc.Arbitrary<Moment> = fc
  .record({
    question,
    said: prompts,
    asks: fc.oneof(fc.constant(null), prompts),
    typed: fc.string({ unit: fc.constantFrom('1', '2', '*', '#'), maxLength: 30 }),
    where: fc.constantFrom('call' as const, 'queue' as const),
    held: fc.boolean(),
    language: fc.oneof(fc.string(), fc.constantFrom('en-US', 'hi-IN', 'cs-CZ', 'yue-Hant-HK')),
    hungUp: fc.constantFrom('' as const, '' as const, '' as const, 'customer' as const, 'agent' as const),
    waiting: fc.constantFrom('answer' as const, 'answer' as const, 'talk' as const, 'agent' as const),
    isEnded: fc.boolean(),
  })
  .map(({ question: asked, language, hungUp, waiting, isEnded, ...more }) =>
    moment(asked, {
      ...more,
      snapshot: {
        hungUp,
        waiting,
        values: { LanguageCode: language },
        ended: isEnded ? { by: 'flow', reason: 'disconnect' } : null,
        settings: { recording: { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } } },
      },
    }),
  );

function wordsOf({ children }: TwimlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
}

const leaf = { call: 'CA1', turn: 4 };
const speaks = () =>
  twimlSpeak({
    publicUrl: 'https://x.test',
    recordingUrl: (recording) =>
      recording.length % 2 === 0 ? `https://cdn.test/${encodeURIComponent(safeText(recording))}` : undefined,
  });

test('Twilio carries out every document of every moment, and a moment has one document', () => {
  const speak = speaks();
  fc.assert(
    fc.property(anyMoment, (at) => {
      const document = speak(at, leaf);
      expect(
        twimlProblems(document, { wait: at.where === 'queue' && at.snapshot.waiting !== 'talk' }),
      ).toEqual([]);
      expect(speaks()(structuredClone(at), leaf)).toBe(document);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test('no document runs out where the caller is there, and every address in it is whole and names its turn', () => {
  const speak = speaks();
  fc.assert(
    fc.property(anyMoment, (at) => {
      const root = readTwiml(speak(at, leaf));
      if ('reason' in root) throw new Error(root.reason);
      const verbs = elementsOf(root);
      const last = verbs.at(-1);
      const { hungUp, waiting, ended } = at.snapshot;
      if (hungUp === 'customer') {
        expect(verbs).toEqual([]);
      } else if (waiting === 'talk' && ended === null) {
        // Behind the document the caller goes on to the agent.
        expect(last === undefined || ['Pause', 'Play', 'Say'].includes(last.name)).toBe(true);
      } else {
        expect(['Dial', 'Enqueue', 'Gather', 'Hangup', 'Leave', 'Redirect']).toContain(last?.name);
      }
      for (const verb of verbs) {
        const { action, actionOnEmptyResult, waitUrl } = verb.attributes;
        if (['Dial', 'Enqueue', 'Gather'].includes(verb.name))
          expect(action).toMatch(/^https:\/\/x\.test\/\w+\?t=4$/);
        if (verb.name === 'Gather') expect(actionOnEmptyResult).toBe('true');
        if (verb.name === 'Enqueue') expect(waitUrl).toBe('https://x.test/queued?t=4');
        if (verb.name === 'Redirect') expect(textOf(verb)).toMatch(/^https:\/\/x\.test\/\w+\?t=[34]$/);
      }
    }),
    { numRuns: 2000, seed: 8 },
  );
});

test('a text comes out of the document as it went in', () => {
  const speak = speaks();
  fc.assert(
    fc.property(anyText, voice, (content, speaksWith) => {
      const root = readTwiml(speak(moment(finish, { said: [text(content, { voice: speaksWith })] }), leaf));
      if ('reason' in root) throw new Error(root.reason);
      const says = root.children
        .filter((child) => typeof child !== 'string')
        .filter(({ name }) => name === 'Say');
      const words = says.map(wordsOf).join('');
      expect(words).toBe(safeText(content).trim() === '' ? '' : safeText(content));
      for (const say of says) {
        const own = wordsOf(say);
        expect(Buffer.byteLength(own)).toBeLessThanOrEqual(3000);
        expect(encodeURIComponent(own).length).toBeLessThanOrEqual(4500);
        const spokenBy = say.attributes['voice'];
        expect(spokenBy === undefined || twilioVoices.includes(spokenBy)).toBe(true);
      }
    }),
    { numRuns: 2000, seed: 6 },
  );
});

test('every word of SSML is said, well-formed or not', () => {
  const speak = speaks();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...tags.flatMap(bothTags), 'one', 'two', '&amp;')), (parts) => {
      const said = [text(parts.join(' '), { as: 'ssml' })];
      const root = readTwiml(speak(moment(finish, { said }), leaf));
      if ('reason' in root) throw new Error(root.reason);
      const words = textOf(root).match(/one|two|&/g) ?? [];
      expect(words.join(' ')).toBe(
        parts
          .filter((part) => !part.startsWith('<'))
          .join(' ')
          .replaceAll('&amp;', '&'),
      );
    }),
    { numRuns: 2000, seed: 7 },
  );
});
