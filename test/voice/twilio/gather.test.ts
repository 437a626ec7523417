import { describe, test } from 'vitest';
import type { Collect } from '../../../src/action/effect.ts';
import { collect, converse, moment, text } from './moments.ts';
import { gather, holds, keys, next, type Row, say } from './rows.ts';

const entry = (more: Partial<Collect> = {}) => collect({ most: 20, terminator: '#', ...more });

const hello = text('Hello.');

const speech = (more = '', timeout = 3, speechTimeout = 'auto', finishOnKey = '#') =>
  `input="dtmf speech"${more} finishOnKey="${finishOnKey}" timeout="${timeout}" speechTimeout="${speechTimeout}" language="en-US" actionOnEmptyResult="true"`;
const asks = say('How can I help?');
const lex = (attributes: { readonly [name: string]: string }) =>
  converse({
    sessionAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`x-amz-lex:${name}`, value]),
    ),
  });

describe('a menu', () => {
  test.for<Row>([
    ['takes one key, and # among them', moment(collect()), gather(keys(1, '', 5), say('Press 1.'))],
    [
      'waits as long for its key as it says',
      moment(collect({ firstKey: 9 })),
      gather(keys(1, '', 9), say('Press 1.')),
    ],
    [
      'has what was said before it outside, where no key stops it',
      moment(collect(), { said: [hello] }),
      say('Hello.') + gather(keys(1, '', 5), say('Press 1.')),
    ],
    ['may be in a queue', moment(collect(), { where: 'queue' }), gather(keys(1, '', 5), say('Press 1.'))],
  ])('%s', holds);
});

describe('an entry', () => {
  test.for<Row>([
    ['ends by its key', moment(entry()), gather(keys(20, '#', 5), say('Press 1.'))],
    [
      'ends by the last of several keys',
      moment(entry({ terminator: '*9' })),
      gather(keys(20, '9', 5), say('Press 1.')),
    ],
    [
      'that waits longer for its first key has a pause, which a key cuts off',
      moment(entry({ firstKey: 12, nextKey: 3 })),
      gather(keys(20, '#', 3), `${say('Press 1.')}<Pause length="9"/>`),
    ],
    [
      'that waits shorter for its first key waits as between keys',
      moment(entry({ firstKey: 3, nextKey: 12 })),
      gather(keys(20, '#', 12), say('Press 1.')),
    ],
    [
      'of one key has no time between keys',
      moment(entry({ most: 1, firstKey: 12, nextKey: 3 })),
      gather(keys(1, '#', 12), say('Press 1.')),
    ],
    [
      'goes on without a prompt, and with the keys that are left',
      moment(entry({ firstKey: 12 }), { typed: '123', asks: [] }),
      gather(keys(17, '#', 5), ''),
    ],
    [
      'starts over without a prompt, and with the time between keys',
      moment(entry({ firstKey: 12 }), { asks: [] }),
      gather(keys(20, '#', 5), ''),
    ],
    [
      'has its prompt when keys were typed ahead',
      moment(entry({ typed: '12' }), { typed: '12' }),
      gather(keys(18, '#', 5), say('Press 1.')),
    ],
    [
      'that is sealed does not tell its length',
      moment(entry({ most: 4, encrypt: { keyId: 'k', key: 'p' } }), { typed: 'sealed.text', asks: [] }),
      gather(keys(4, '#', 5), ''),
    ],
  ])('%s', holds);
});

describe('a bot', () => {
  test.for<Row>([
    ['listens to words and keys', moment(converse()), gather(speech(), asks)],
    [
      'that wants to know more asks for it in place of the first prompt',
      moment(converse(), {
        asks: [text('For when?'), text('<speak>Say <break time="1s"/>a day.</speak>', { as: 'ssml' })],
      }),
      gather(speech(), `${say('For when?')}${say('Say <break time="1s"/>a day.')}`),
    ],
    ['may have no prompt', moment(converse({ prompt: null })), gather(speech(), '')],
    [
      'that a caller may not interrupt speaks before it listens',
      moment(lex({ 'allow-interrupt:*:*': 'false' })),
      `${asks}<Gather ${speech()} action="${next('/gather')}"/>`,
    ],
    [
      'waits for the first word, and for the end, in whole seconds',
      moment(lex({ 'audio:start-timeout-ms:*:*': '4200', 'audio:end-timeout-ms:*:*': '600' })),
      gather(speech('', 5, '1'), asks),
    ],
    [
      'waits no longer than Twilio recognises speech, and no longer than ten minutes for its first word',
      moment(lex({ 'audio:start-timeout-ms': '900000', 'audio:end-timeout-ms': '120000' })),
      gather(speech('', 600, '60'), asks),
    ],
    [
      'takes its setting for keys',
      moment(lex({ 'dtmf:end-character': '*', 'dtmf:max-length': '4' })),
      gather(speech(' numDigits="4"', 3, 'auto', '*'), asks),
    ],
    [
      'has the usual where a setting is none',
      moment(
        lex({
          'audio:start-timeout-ms': 'long',
          'audio:end-timeout-ms': '-1',
          'dtmf:end-character': '##',
          'dtmf:max-length': '0',
          'audio:max-length-ms': '9000',
        }),
      ),
      gather(speech(), asks),
    ],
    [
      'has no longest length of speech, which Twilio does not document',
      moment(lex({ 'audio:max-length-ms:*:*': '9000' })),
      gather(speech(), asks),
    ],
    [
      'listens in the language of the contact',
      moment(converse(), { snapshot: { values: { LanguageCode: 'hi-IN' } } }),
      gather(speech().replace('en-US', 'hi-IN'), asks),
    ],
    [
      'listens in the usual language where that of the contact is none',
      moment(converse(), { snapshot: { values: { LanguageCode: 'no language' } } }),
      gather(speech().replace(' language="en-US"', ''), asks),
    ],
  ])('%s', holds);
});
