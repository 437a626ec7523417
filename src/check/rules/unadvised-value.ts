import type { Rule } from '../rule.ts';
import { short } from '../wording.ts';

export const unadvisedValue: Rule = {
  code: 'unadvised_value',
  severity: 'note',
  sentence: ({ parameter, value, least, greatest }) =>
    `"${parameter}" is ${value}, and AWS documents ${
      greatest === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `${least} to ${greatest}`
    }. Connect may take it all the same. Try it on an instance before you rely on it.`,
  *find({ steps }) {
    for (const { name, path, values } of steps) {
      for (const { path: inside, value, schema } of values) {
        const [least, greatest] = (schema.else ?? schema).advised ?? schema.advised ?? anyNumber;
        if (!/^\d+$/.test(value) || (Number(value) >= least && Number(value) <= greatest)) continue;
        yield {
          step: name,
          path: [...path, 'Parameters', ...inside],
          args: { parameter: String(inside.at(-1)), value: short(value), least, greatest },
        };
      }
    }
  },
};

const anyNumber = [0, Number.POSITIVE_INFINITY] as const;
