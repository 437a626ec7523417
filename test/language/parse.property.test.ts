import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFlow } from '../../src/language/parse.ts';
import { locate } from '../../src/language/position.ts';
import { printFlow } from '../../src/language/print.ts';

const flow = JSON.stringify(
  {
    Version: '2019-10-30',
    StartAction: 'a',
    Metadata: {
      entryPointPosition: { x: -1.5, y: 2e3 },
      ActionMetadata: { a: { position: { x: 0, y: 0 } } },
    },
    Actions: [
      {
        Identifier: 'a',
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.Attributes.tier "é😀\\' },
        Transitions: {
          NextAction: 'a',
          Conditions: [{ NextAction: 'a', Condition: { Operator: 'Equals', Operands: ['1'] } }],
          Errors: [{ NextAction: 'a', ErrorType: 'NoMatchingCondition' }],
        },
      },
      { Identifier: 'b', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  },
  null,
  1,
);

/** Whole flows with pieces cut out, doubled or put in: most are broken, and each in another way. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat(flow.length),
      cut: fc.nat(12),
      put: fc.oneof(
        fc.constantFrom(
          '',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '\\',
          '\\ud800',
          '\ud800',
          'null',
          '-',
          '1e999',
          '"__proto__":1,',
          '\u0000',
        ),
        fc.string({ maxLength: 4, unit: 'binary' }),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((edits) =>
    edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), flow),
  );

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), mutated);

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

describe('parseFlow, for any text', () => {
  it('never throws, and gives a document or an error with a place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { document, issues } = parseFlow(text);
        expect(document !== undefined || issues.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { line, column } of issues) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 3000, seed: 20191030 },
    );
  });

  it('finds a syntax error exactly where JSON.parse does not accept the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { issues } = parseFlow(text);
        const codes = new Set(issues.map(({ code }) => code));
        if (!codes.has('too_deep')) expect(codes.has('json_syntax')).toBe(!isJson(text));
      }),
      { numRuns: 3000, seed: 20191030 },
    );
  });

  it('prints what it read, and the same bytes again', () => {
    const extra = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 4 }),
    );
    fc.assert(
      fc.property(extra, extra, extra, (top, parameters, transitions) => {
        const known = { Identifier: 'a', Type: 'T', Parameters: parameters, Transitions: transitions };
        const text = JSON.stringify({ ...top, Version: '2019-10-30', StartAction: 'a', Actions: [known] });
        const { document } = parseFlow(text);
        if (document === undefined) return;
        const printed = printFlow(document);
        const again = parseFlow(printed).document;
        expect(again).toEqual(document);
        expect(again && printFlow(again)).toBe(printed);
      }),
      { numRuns: 1000, seed: 20191030 },
    );
  });

  it('locates any path in any text without a throw', () => {
    const path = fc.array(
      fc.oneof(fc.constantFrom('Actions', 'Transitions', 'Errors', 'Metadata', '__proto__'), fc.nat(3)),
    );
    fc.assert(
      fc.property(anyText, path, (text, at) => {
        const place = locate({ text }, at);
        expect(place === undefined || (place.line >= 1 && place.column >= 1)).toBe(true);
      }),
      { numRuns: 3000, seed: 20191030 },
    );
  });
});
