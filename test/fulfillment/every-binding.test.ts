import { describe, expect, test } from 'vitest';
import { tools } from '../../src/fulfillment/tools/index.ts';
import type { JsonObject } from '../../src/language/document.ts';
import { type Case, type Cell, cases, changeOf, played } from './every-binding/cell.ts';
import { type ToolRow, toolRows } from './every-binding/tool-rows.ts';
import { type Called, ways } from './every-binding/ways.ts';
import { type Desks, robin } from './tools/desks.ts';

// Every tool in every case on every way, each on backends of its own that are the same each time, and beside it the
// same call in the program itself. Compared are:
// - the answer: outcome, message, parameter and problem, or the whole output, to the last id; where the way carries
//   strings alone, what a flow reads of it,
// - the sign that the way itself gives: status, exit code, REPROMPT, isError, Fulfilled or Failed,
// - how long the caller waited, on a virtual clock,
// - what stands in both backends before and after,
// - and of a repeat its answer, and how often it asked the backends.

let count = 0;
let without = 0;

test('the table has every tool, and says why a case is not there', () => {
  expect(toolRows.map(({ tool }) => tool)).toEqual(tools.map(({ name }) => name));
  const changes = toolRows.flatMap((row) => cases.map((kind) => changeOf(row, kind)));
  const reasons = changes.filter((change) => typeof change === 'string');
  expect(reasons.filter((reason) => !/^[A-Z].* .*\.$/.test(reason))).toEqual([]);
});

describe.each(toolRows)('$tool', (row) => {
  test.each(cases)('%s', async (kind) => {
    const change = changeOf(row, kind);
    if (typeof change === 'string') {
      without += ways.length;
      return;
    }
    const expected = await played(row, kind, change, inTheProgram);
    expectEnd(expected, kind, row, change.outcome);
    for (const way of ways) {
      if (way.name === 'Lex' && namesNoParameter(row.tool, change.input)) {
        without++;
        continue;
      }
      count++;
      const cell = await played(row, kind, change, ({ fulfillment }, called) =>
        way.call(fulfillment, called),
      );
      const canonical = way.flat === true ? flatOf(row.tool) : (answer: JsonObject) => answer;
      expect({ way: way.name, ...cell }).toEqual({
        way: way.name,
        ...expected,
        told: { answer: canonical(expected.told.answer), sign: way.sign?.(change.outcome) },
        ...(expected.again && {
          again: {
            ...expected.again,
            answer: canonical(expected.again.answer),
            sign: way.sign?.(change.outcome),
          },
        }),
      });
    }
  });
});

describe('somebody else’s id is answered exactly as one that nobody has', () => {
  const rows = toolRows.filter(({ others }) => typeof others !== 'string');
  test.each(rows)('$tool', async (row) => {
    const [unknown, stranger] = [changeOf(row, 'unknown'), changeOf(row, 'stranger')];
    if (typeof unknown === 'string' || typeof stranger === 'string') expect.unreachable();
    const one = await played(row, 'unknown', unknown, inTheProgram);
    const other = await played(row, 'stranger', stranger, inTheProgram);
    expect(other.told).toEqual(one.told);
  });
});

test('every cell was played, or has its reason', () => {
  expect(count + without).toBe(toolRows.length * cases.length * ways.length);
  console.log(
    `${toolRows.length} tools × ${cases.length} cases × ${ways.length} ways: ${count} cells played, ${without} not applicable`,
  );
});

async function inTheProgram({ fulfillment }: Desks, { tool, input, turn }: Called) {
  const result = await fulfillment.call({ tool, input, turn, contactId: 'contact-1', number: robin });
  return { answer: 'output' in result ? { outcome: 'ok', ...result.output } : { ...result } };
}

/** What the case itself asks for, whatever the way. */
function expectEnd(
  { told, again, took, asked, before, after }: Cell,
  kind: Case,
  { fresh = '' }: ToolRow,
  outcome: string,
): void {
  expect(told.answer).toMatchObject({ outcome });
  if (kind === 'slow') expect(took).toBe(7000);
  else if (kind === 'down') expect(took).toBeLessThan(1000);
  else expect(took).toBe(0);
  if (again !== undefined) {
    expect({ ...again.answer, [fresh]: undefined }).toEqual({ ...told.answer, [fresh]: undefined });
    if (fresh !== '') expect(again.answer[fresh]).not.toBe(told.answer[fresh]);
    expect(again.asked).toBe(after === undefined ? asked : 0);
  }
  if (after === undefined) return;
  const done = outcome === 'ok' || kind === 'slow';
  if (done) expect(after).not.toEqual(before);
  else expect(after).toEqual(before);
}

/** What a flow reads of an answer. */
function flatOf(name: string): (answer: JsonObject) => JsonObject {
  const tool = tools.find((each) => each.name === name);
  return ({ outcome, ...rest }) => {
    if (outcome === 'ok') return { outcome, ...tool?.flat(rest) };
    const { problem: _, ...read } = rest;
    return { outcome: outcome ?? '', ...read };
  };
}

/** A bot fills slots that the tool has, and so never sends another one. */
function namesNoParameter(name: string, input: JsonObject): boolean {
  const tool = tools.find((each) => each.name === name);
  return Object.keys(input).some((parameter) => !Object.hasOwn(tool?.input.shape ?? {}, parameter));
}
