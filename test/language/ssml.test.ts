import { expect, test } from 'vitest';
import { spokenText } from '../../src/language/ssml.ts';

test.each([
  ['<speak>Hello.</speak>', 'Hello.', 0],
  ['<speak>One <break time="500ms"/> two <break time="1.5s"/></speak>', 'One two', 2000],
  ['<speak>Wait<break strength="strong"/>here</speak>', 'Wait here', 700],
  ['<speak>Wait<break/>here</speak>', 'Wait here', 400],
  ['<speak>Smith &amp; Sons, &lt;open&gt;</speak>', 'Smith & Sons, <open>', 0],
  ['<speak><say-as interpret-as="characters">3A</say-as>\n  next</speak>', '3A next', 0],
])('%s', (ssml, text, breaks) => {
  expect(spokenText(ssml)).toEqual({ text, breaks });
});
