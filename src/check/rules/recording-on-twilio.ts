import { isReference } from '../../language/reference.ts';
import { plainName } from '../../language/resource.ts';
import { stepsOnTwilio } from '../on-twilio.ts';
import type { Rule } from '../rule.ts';

export const recordingOnTwilio: Rule = {
  code: 'recording_on_twilio',
  severity: 'note',
  on: 'twilio',
  sentence: ({ recording }) =>
    `Twilio cannot reach the recording ${recording}: it is silence there, unless the phone knows a public address for ` +
    'it. Give it one under twilio.recordings of the configuration, or by recordingUrl, or write a text.',
  *find(flow) {
    const told = new Set<string>();
    for (const { name, path, definition, values } of stepsOnTwilio(flow)) {
      if (definition?.speaks !== true) continue;
      for (const { path: inside, value } of values) {
        const parameter = inside.at(-1);
        if ((parameter !== 'PromptId' && parameter !== 'Uri') || value === '') continue;
        const recording = isReference(value) || parameter === 'Uri' ? value : plainName(value);
        if (told.has(recording)) continue;
        told.add(recording);
        yield { step: name, path: [...path, 'Parameters', ...inside], args: { recording } };
      }
    }
  },
};
