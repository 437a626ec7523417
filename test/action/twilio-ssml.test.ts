import { expect, test } from 'vitest';
import { twilioSsml } from '../../src/action/twilio-ssml.ts';
import { parseSsml, type SsmlPart } from '../../src/language/ssml-tree.ts';

/** As a document again, for the eye. */
function text(parts: readonly SsmlPart[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const attributes = Object.entries(part.attributes).map(([name, value]) => ` ${name}="${value}"`);
      return `<${part.name}${attributes.join('')}>${text(part.parts)}</${part.name}>`;
    })
    .join('');
}

test.each<readonly [string, string, readonly string[]]>([
  ['<speak>Hello.</speak>', 'Hello.', []],
  ['<p><s>a</s></p>', '<p><s>a</s></p>', []],
  ['<prosody rate="slow" pitch="low">a</prosody>', '<prosody rate="slow" pitch="low">a</prosody>', []],
  ['<break time="1.5s"/>', '<break time="1.5s"></break>', []],
  ['<break time="soon"/>', '<break></break>', ['break time']],
  [
    '<amazon:effect name="whispered">Hush <break/>!</amazon:effect>',
    'Hush <break></break>!',
    ['amazon:effect'],
  ],
  ['<amazon:domain name="news">a</amazon:domain>', 'a', ['amazon:domain']],
  ['<mark name="x"/>a', 'a', ['mark']],
  ['<prosody amazon:max-duration="2s">a</prosody>', 'a', ['prosody amazon:max-duration', 'prosody']],
  ['<say-as interpret-as="currency">5</say-as>', '5', ['say-as interpret-as', 'say-as']],
  [
    '<say-as interpret-as="date" format="mdy">1/2</say-as>',
    '<say-as interpret-as="date" format="mdy">1/2</say-as>',
    [],
  ],
  ['<phoneme alphabet="ipa">a</phoneme>', 'a', ['phoneme']],
  ['<s><p>a</p></s>', '<s>a</s>', ['p']],
  ['<sub alias="a"><emphasis>b</emphasis></sub>', '<sub alias="a">b</sub>', ['emphasis']],
  ['<lang xml:lang="fr-FR"><p>a</p></lang>', '<lang xml:lang="fr-FR"><p>a</p></lang>', []],
  ['<lang xml:lang="tlh">a</lang>', 'a', ['lang xml:lang', 'lang']],
  ['<constructor>a</constructor>', 'a', ['constructor']],
  ['<break toString="1"/>', '<break></break>', ['break toString']],
])('%s', (ssml, expected, dropped) => {
  const found = twilioSsml(parseSsml(ssml) ?? []);
  expect(text(found.parts)).toBe(expected);
  expect(found.dropped).toEqual(dropped);
});
