import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockWidth, columnWidth, consoleHeight } from '../../src/flow/diagram/block.ts';
import { layOut } from '../../src/flow/layout.ts';
import type { FlowDocument } from '../../src/language/document.ts';
import { graphOf } from '../../src/language/graph.ts';
import { action, anyDocument, documentWith } from './documents.ts';

/** How many columns right of the start each step stands, and how many pixels lower. */
function relative(document: FlowDocument): { readonly [name: string]: readonly [number, number] } {
  const { entry, positions } = layOut(document);
  const start = positions.get(document.StartAction) ?? entry;
  return Object.fromEntries(
    [...positions].map(([name, { x, y }]) => [name, [(x - start.x) / columnWidth, y - start.y] as const]),
  );
}

const columnsOf = (document: FlowDocument) =>
  Object.fromEntries(Object.entries(relative(document)).map(([name, [column]]) => [name, column]));

function overlaps(document: FlowDocument): readonly string[] {
  const { positions } = layOut(document);
  const boxes = [...graphOf(document).steps.values()].map((step) => {
    const { x, y } = positions.get(step.name) ?? { x: Number.NaN, y: Number.NaN };
    return { name: step.name, height: consoleHeight(step), x, y };
  });
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => Math.abs(a.x - b.x) < blockWidth && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.name} and ${b.name}`),
  );
}

describe('layOut', () => {
  it('puts a chain on one line, with the entry point left of the start', () => {
    const chain = documentWith(action('a', 'b', [], ['b']), action('b', 'c'), action('c'));
    expect(relative(chain)).toEqual({ a: [0, 0], b: [1, 0], c: [2, 0] });
    const { entry, positions } = layOut(chain);
    expect(entry).toEqual({ x: 40, y: positions.get('a')?.y });
    expect(positions.get('a')?.x).toBeGreaterThan(entry.x + 100);
  });

  it.each([
    [
      'the longest way decides',
      documentWith(action('a', 'c', ['b']), action('b', 'c'), action('c')),
      { a: 0, b: 1, c: 2 },
    ],
    [
      'a loop leads back',
      documentWith(action('a', 'b'), action('b', 'c'), action('c', 'a')),
      { a: 0, b: 1, c: 2 },
    ],
    ['a step may lead to itself', documentWith(action('a', 'b', ['a']), action('b')), { a: 0, b: 1 }],
    [
      'a missing target takes no place',
      documentWith(action('a', 'gone', ['b']), action('b')),
      { a: 0, b: 1 },
    ],
    [
      'the first of two namesakes counts',
      documentWith(action('a', 'b'), action('b'), action('b', 'a')),
      { a: 0, b: 1 },
    ],
    [
      'steps without a start',
      { ...documentWith(action('a', 'b'), action('b', 'a')), StartAction: 'gone' },
      { a: 200 / 280, b: 480 / 280 },
    ],
    ['nothing', documentWith(), {}],
  ])('%s', (_, document, columns) => {
    expect(columnsOf(document)).toEqual(columns);
  });

  it('keeps what a menu leads to in the order of its exits', () => {
    const menu = documentWith(
      action('menu', 'x', ['z', 'y', 'w']),
      ...['w', 'x', 'y', 'z'].map((name) => action(name)),
    );
    const places = relative(menu);
    const sorted = ['w', 'x', 'y', 'z'].toSorted((a, b) => (places[a]?.[1] ?? 0) - (places[b]?.[1] ?? 0));
    expect(sorted).toEqual(['x', 'z', 'y', 'w']);
  });

  it('puts an end that many steps share on the right of all others', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const steps = names.map((name, index) => action(name, names[index + 1] ?? 'last', [], ['bye']));
    expect(columnsOf(documentWith(...steps, action('bye'), action('last')))).toMatchObject({
      e: 4,
      last: 5,
      bye: 6,
    });
  });

  it('puts steps that no contact can come to below all others', () => {
    const document = documentWith(
      action('a', 'b'),
      action('lost', 'b'),
      action('found', 'lost'),
      action('b'),
    );
    const places = relative(document);
    expect(columnsOf(document)).toEqual({ a: 0, b: 1, found: 0, lost: 1 });
    expect(Math.min(places.found?.[1] ?? 0, places.lost?.[1] ?? 0)).toBeGreaterThanOrEqual(120 + 120);
  });

  it('gives every step whole coordinates, no two overlap, and the same document gets the same again', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { entry, positions } = layOut(document);
        expect([...positions.keys()].sort()).toEqual([...graphOf(document).steps.keys()].sort());
        for (const { x, y } of [entry, ...positions.values()]) {
          expect(Number.isSafeInteger(x) && Number.isSafeInteger(y) && x >= 0 && y >= 0).toBe(true);
        }
        expect(overlaps(document)).toEqual([]);
        expect(layOut(structuredClone(document))).toEqual({ entry, positions });
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('lays out ten thousand steps in a row, for it does not recurse', () => {
    const count = 10_000;
    const chain = Array.from({ length: count }, (_, index) => action(`s${index}`, `s${index + 1}`));
    expect(columnsOf(documentWith(...chain, action(`s${count}`)))[`s${count}`]).toBe(count);
  });
});
