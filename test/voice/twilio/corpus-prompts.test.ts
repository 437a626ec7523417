import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Prompt } from '../../../src/action/prompt.ts';
import type { Json } from '../../../src/language/document.ts';
import { parseFlow } from '../../../src/language/parse.ts';
import { twimlProblems } from '../../../src/twiml/validate.ts';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { collect, finish, moment, playAround, text } from './moments.ts';

const corpus = resolve(
  import.meta.dirname,
  '../../..',
  process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus',
);
const present = existsSync(join(corpus, 'flows'));
const why = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

const kinds = { Text: 'text', SSML: 'ssml', PromptId: 'recording' } as const;

/** Every prompt that stands somewhere in a value. */
function* promptsIn(value: Json): Generator<Prompt> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name in kinds && typeof member === 'string')
      yield text(member, { as: kinds[name as keyof typeof kinds] });
    else yield* promptsIn(member);
  }
}

describe.skipIf(!present)(`public flows${why}`, () => {
  test('have prompts that Twilio says, before a question, in it, and in a queue', () => {
    const speak = twimlSpeak({
      publicUrl: 'https://x.test',
      recordingUrl: (recording) => `https://cdn.test/${encodeURIComponent(recording)}`,
    });
    const leaf = { call: 'CA1', turn: 2 };
    const files = readdirSync(join(corpus, 'flows')).filter((file) => file.endsWith('.json'));
    const counts = { text: 0, ssml: 0, recording: 0, media: 0 };
    let flows = 0;
    for (const file of files) {
      const { document } = parseFlow(readFileSync(join(corpus, 'flows', file), 'utf8'));
      if (document === undefined) continue;
      flows++;
      for (const prompt of promptsIn(document.Actions as unknown as Json)) {
        counts[prompt.as]++;
        for (const at of [
          moment(finish, { said: [prompt] }),
          moment(collect({ prompt })),
          moment(playAround({ messages: [prompt], interruptAfter: 60 }), { where: 'queue' }),
        ]) {
          const problems = twimlProblems(speak(at, leaf), { wait: at.where === 'queue' });
          expect(problems, `${file}: ${prompt.content}`).toEqual([]);
        }
      }
    }
    console.log(`${flows} public flows: ${JSON.stringify(counts)} prompts are said by valid TwiML`);
    expect(flows).toBe(208);
    expect(counts.text).toBeGreaterThan(500);
    expect(counts.ssml).toBeGreaterThan(50);
  });
});
