import type { Rule } from '../rule.ts';
import { short } from '../wording.ts';

const longest = 50;
const forbidden = /[%:(\\/)=$,;[\]{}]/;
/** Names that every JavaScript object has already; Connect refuses them. */
const reserved: ReadonlySet<string> = new Set([
  '__defineGetter__',
  '__defineSetter__',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html */
export const invalidIdentifier: Rule = {
  code: 'invalid_identifier',
  severity: 'error',
  sentence: ({ identifier, why }) =>
    `The identifier "${identifier}" ${why}, and Connect refuses it. Give the step another one, of 1 to ${longest} ` +
    'characters and with none of these: % : ( \\ / ) = $ , ; [ ] { }',
  *find({ unit, document }) {
    for (const [index, { Identifier: identifier }] of unit.document.Actions.entries()) {
      const why = faultOf(identifier);
      if (why === undefined) continue;
      const step = document.Actions[index]?.Identifier ?? identifier;
      yield { step, path: ['Actions', index, 'Identifier'], args: { identifier: short(identifier), why } };
    }
  },
};

function faultOf(identifier: string): string | undefined {
  if (identifier === '') return 'is empty';
  if (identifier.length > longest) return `has ${identifier.length} characters`;
  if (reserved.has(identifier)) return 'is a reserved name';
  const character = forbidden.exec(identifier)?.[0];
  return character === undefined ? undefined : `holds "${character}"`;
}
