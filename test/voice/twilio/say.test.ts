import { expect, test } from 'vitest';
import { twimlProblems } from '../../../src/twiml/validate.ts';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { collect, finish, moment, spoken, text } from './moments.ts';

/** The verbs that a prompt becomes. */
function verbs(content: string, as: 'text' | 'ssml'): string {
  return spoken(moment(finish, { said: [text(content, { as })] })).replace(/<Redirect>.*<\/Redirect>$/, '');
}

const say = (words: string) => `<Say voice="Polly.Joanna">${words}</Say>`;

test.each([
  ['a text as it is', 'Your code is 12345.', say('Your code is 12345.')],
  ['signs of XML', 'A & B < C > "D" <break/>', say('A &amp; B &lt; C &gt; "D" &lt;break/&gt;')],
  ['characters that XML has not', 'a\u0000b\u0008c\ud83dd\udc00e\ufffef\u0085g', say('a b c d e f g')],
  ['lines', 'a\r\nb\rc\td', say('a\nb\nc\td')],
  ['other scripts', 'नमस्ते 😀 é', say('नमस्ते 😀 é')],
])('text: %s', (_, content, expected) => {
  expect(verbs(content, 'text')).toBe(expected);
});

test.each([
  [
    'child elements, without <speak>',
    '<speak>Hi <break time="1s"/>you.</speak>',
    say('Hi <break time="1s"/>you.'),
  ],
  [
    'what only Polly knows is dropped',
    '<speak><amazon:effect name="whispered">Hush</amazon:effect>.</speak>',
    say('Hush.'),
  ],
  ['what is not well-formed is said without its tags', '<speak>Smith & <b>Co</speak>', say('Smith &amp; Co')],
  ['tags in the wrong order', '<p><s>a</p></s>', say('a')],
  ['nested too deep', `${'<s>'.repeat(99)}a${'</s>'.repeat(99)}`, say('a')],
  ['a pause alone', '<speak><break time="2s"/></speak>', '<Pause length="2"/>'],
  ['a pause that is too short for Twilio', '<speak><break time="100ms"/></speak>', ''],
  ['nothing', '<speak></speak>', ''],
  ['entities', '<speak>A &amp; B &#233;</speak>', say('A &amp; B é')],
  [
    'characters that XML has not',
    '<speak><sub alias="a&#7;b&quot;">A&#8;B</sub></speak>',
    say('<sub alias="a b&quot;">A B</sub>'),
  ],
  ['words in a pause', '<speak>a<break>b</break></speak>', say('a<break/>b')],
])('SSML: %s', (_, content, expected) => {
  expect(verbs(content, 'ssml')).toBe(expected);
});

test('the text of a prompt that is too long is said by several verbs, and none of it is lost', () => {
  const content = 'A sentence of forty characters, no more. '.repeat(150);
  const found = Array.from(
    verbs(content, 'text').matchAll(/<Say[^>]*>([^<]*)<\/Say>/g),
    ([, words = '']) => words,
  );
  expect(found.length).toBe(3);
  expect(found.join('')).toBe(content);
});

test('tags count where the account chooses the voice, since one of Google counts them', () => {
  const content = `<speak>${'<s>Ahoj.</s>'.repeat(400)}</speak>`;
  const sayings = (voice: string) => {
    const said = [text(content, { as: 'ssml', voice: { name: voice, engine: 'neural' } })];
    return Array.from(
      spoken(moment(finish, { said })).matchAll(/<Say[^>]*>(.*?)<\/Say>/g),
      ([, one = '']) => one,
    );
  };
  expect(sayings('Joanna').map((one) => one.length)).toEqual([400 * '<s>Ahoj.</s>'.length]);
  expect(Math.max(...sayings('Jitka').map((one) => one.length))).toBeLessThanOrEqual(3000);
  expect(sayings('Jitka').join('')).toBe(sayings('Joanna').join(''));
});

test.each([
  ['letters', 'a'],
  ['signs that XML writes longer', '&'],
  ['letters of three bytes', 'ह'],
])('a document of too many %s is not too long for Twilio, and still asks', (_, letter) => {
  const said = Array.from({ length: 20 }, () => text(`${letter.repeat(5999)}.`));
  const document = twimlSpeak({ publicUrl: 'https://x.test' })(moment(collect(), { said }), {
    call: 'CA1',
    turn: 1,
  });
  expect(Buffer.byteLength(document)).toBeLessThan(65_536);
  expect(Buffer.byteLength(document)).toBeGreaterThan(40_000);
  expect(twimlProblems(document)).toEqual([]);
  expect(document).toContain('<Gather');
});
