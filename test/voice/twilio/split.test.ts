import { describe, expect, test } from 'vitest';
import { parseSsml, type SsmlPart } from '../../../src/language/ssml-tree.ts';
import { splitSsml } from '../../../src/voice/twilio/split-ssml.ts';
import { splitText } from '../../../src/voice/twilio/split-text.ts';

const sentence = `${'word '.repeat(19)}end. `;
const lengths = (parts: readonly string[]) => parts.map(({ length }) => length);

describe('a text', () => {
  test.each<readonly [string, string, readonly number[]]>([
    ['that is short', 'Hello. Bye.', [11]],
    ['of 3000 letters', 'x'.repeat(3000), [3000]],
    ['of 3001 letters, cut anywhere', 'x'.repeat(3001), [3000, 1]],
    ['of sentences, cut between them', sentence.repeat(40), [3000, 1000]],
    ['of words, cut between them', 'words '.repeat(800), [3000, 1800]],
    ['whose letters are bytes', 'é'.repeat(1600), [750, 750, 100]],
    ['of Devanagari', 'क'.repeat(600), [500, 100]],
    ['of pairs, never cut in two', '😀'.repeat(800), [750, 750, 100]],
    ['with the end of Chinese sentences', `${'字'.repeat(300)}。${'字'.repeat(300)}。`, [301, 301]],
  ])('%s', (_, text, expected) => {
    const parts = splitText(text);
    expect(lengths(parts)).toEqual(expected);
    expect(parts.join('')).toBe(text);
  });

  test('is cut at the last sentence that fits, and not at a number', () => {
    const text = `${'Yes. '.repeat(500)}It costs 1.5 euros ${'more '.repeat(120)}today.`;
    const parts = splitText(text);
    expect(parts.length).toBe(2);
    expect(parts[0]?.endsWith('Yes. ')).toBe(true);
    expect(parts[1]?.startsWith('It costs 1.5')).toBe(true);
  });
});

/** As a document again, for the eye. */
function written(parts: readonly SsmlPart[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : `<${part.name}>${written(part.parts)}</${part.name}>`))
    .join('');
}

function split(ssml: string): readonly string[] {
  return splitSsml(parseSsml(ssml) ?? []).map(written);
}

describe('SSML', () => {
  const long = 'x'.repeat(2000);

  test.each<readonly [string, string, readonly string[]]>([
    ['that is short stays as it is', '<p>a. b.<break/></p>c', ['<p>a. b.<break></break></p>c']],
    ['without anything is nothing', '', []],
    ['is cut between elements', `<s>${long}</s><s>${long}</s>`, [`<s>${long}</s>`, `<s>${long}</s>`]],
    [
      'opens an element again that it cuts',
      `<prosody rate="slow"><emphasis>${long}. ${long}.</emphasis> end</prosody>`,
      [
        `<prosody><emphasis>${long}. </emphasis></prosody>`,
        `<prosody><emphasis>${long}.</emphasis> end</prosody>`,
      ],
    ],
    [
      'keeps what begins a sentence with it',
      `${long}. Now <emphasis>${'y'.repeat(1500)}</emphasis>`,
      [`${long}. `, `Now <emphasis>${'y'.repeat(1500)}</emphasis>`],
    ],
    [
      'does not count tags',
      `<s>${'<break/>'.repeat(600)}${long}</s>`,
      [`<s>${'<break></break>'.repeat(600)}${long}</s>`],
    ],
    [
      'is cut at a pause rather than behind a word',
      `${'x'.repeat(1500)}<break/><w>${'y'.repeat(1000)}</w><w>${'z'.repeat(1000)}</w>`,
      [`${'x'.repeat(1500)}<break></break>`, `<w>${'y'.repeat(1000)}</w><w>${'z'.repeat(1000)}</w>`],
    ],
    ['may hold an empty element', '<p></p>a', ['<p></p>a']],
  ])('%s', (_, ssml, expected) => {
    expect(split(ssml)).toEqual(expected);
  });

  test('counts tags where the voice is not known', () => {
    const parts = parseSsml(`<p>${'<s>Ahoj.</s>'.repeat(400)}</p>`) ?? [];
    expect(splitSsml(parts).length).toBe(1);
    const counted = splitSsml(parts, true).map(written);
    expect(counted.length).toBeGreaterThan(1);
    for (const one of counted) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(3000);
    expect(counted.join('').replaceAll('</p><p>', '')).toBe(`<p>${'<s>Ahoj.</s>'.repeat(400)}</p>`);
    const pauses = parseSsml(`${'<break/><s> </s>'.repeat(600)}Ahoj.`) ?? [];
    expect(splitSsml(pauses, true).length).toBe(1);
  });
});
