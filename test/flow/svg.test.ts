import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SvgOptions, svg } from '../../src/flow/svg.ts';
import type { FlowDocument } from '../../src/language/document.ts';
import { graphOf } from '../../src/language/graph.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { action, anyDocument, documentWith } from './documents.ts';

const corpus = resolve(import.meta.dirname, '../..', process.env.TRUNKLINE_CORPUS ?? '../shared/corpus');
const present = existsSync(join(corpus, 'flows'));
const why = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

interface Element {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly texts: string[];
  readonly children: Element[];
}

/** Reads the XML that a drawing may consist of, and throws at everything else. */
function elementsOf(xml: string): readonly Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const token = /<\/(\w+)>|<(\w+)((?: [\w-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|([^<]+)/y;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const [, closed, name, attributes = '', empty, text] = token.exec(xml) ?? [];
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`${closed} closes nothing, at ${at}`);
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), texts: [], children: [] };
      all.push(element);
      open.at(-1)?.children.push(element);
      if (empty === '') open.push(element);
    } else if (text !== undefined) {
      if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`unescaped at ${at}: ${text}`);
      open.at(-1)?.texts.push(text);
    } else throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
  }
  if (open.length > 0) throw new Error(`${open.at(-1)?.name} is not closed`);
  if (/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u.test(xml)) throw new Error('unwritable character');
  return all;
}

const attributesOf = (text: string) =>
  Object.fromEntries(Array.from(text.matchAll(/ ([\w-]+)="([^"]*)"/g), ([, name, value]) => [name, value]));

const draw = (document: FlowDocument, options?: SvgOptions) =>
  elementsOf(svg({ name: 'A <flow>', document }, options));
const textsOf = (elements: readonly Element[], name: string) =>
  elements.filter((element) => element.name === name).map(({ texts }) => texts.join(''));
const withClass = (elements: readonly Element[], name: string) =>
  elements.filter(({ attributes }) => attributes.class?.split(' ').includes(name));

/** The level stretches of a path: where it begins and ends, and how high it is. */
function levels(path: string): readonly { readonly from: number; readonly to: number; readonly y: number }[] {
  let [x, y] = [0, 0];
  return Array.from(path.matchAll(/([MHLCQ])([-\d. ]+)/g)).flatMap(([, command, numbers = '']) => {
    const parts = numbers.trim().split(' ').map(Number);
    const before = { x, y };
    x = (command === 'H' ? parts[0] : parts.at(-2)) ?? x;
    y = (command === 'H' ? y : parts.at(-1)) ?? y;
    const level = command !== 'M' && before.y === y && before.x !== x;
    return level ? [{ from: Math.min(before.x, x), to: Math.max(before.x, x), y }] : [];
  });
}

/** The arrows that run through a block for more than the width of its edge. */
function arrowsThroughBlocks(elements: readonly Element[]): readonly string[] {
  const blocks = withClass(elements, 'box')
    .filter(({ name }) => name === 'rect')
    .map(({ attributes }) => ({
      x: Number(attributes.x),
      y: Number(attributes.y),
      height: Number(attributes.height),
    }));
  return withClass(elements, 'arrow').flatMap(({ attributes: { d = '' } }) =>
    levels(d)
      .filter(({ from, to, y }) =>
        blocks.some(
          (block) => from < block.x + 199 && to > block.x + 1 && y > block.y && y < block.y + block.height,
        ),
      )
      .map(({ y }) => `${d} at ${y}`),
  );
}

describe('svg', () => {
  const menu = documentWith(
    action('menu', 'sorry', ['sorry', 'help'], ['gone']),
    action('sorry', 'menu', [], ['bye']),
    action('help', 'bye'),
    action('bye'),
  );

  it('is one accessible image with its own styles', () => {
    const [root, ...rest] = draw(menu);
    expect(root?.attributes).toMatchObject({ role: 'img', xmlns: 'http://www.w3.org/2000/svg' });
    expect(root?.children.slice(0, 3).map(({ name }) => name)).toEqual(['title', 'desc', 'style']);
    expect(textsOf(rest, 'title')[0]).toBe('A &lt;flow&gt;');
    expect(textsOf(rest, 'desc')).toEqual(['A contact flow of 4 steps that begins at menu and has 1 end.']);
    expect(textsOf(rest, 'style')[0]).toContain('prefers-color-scheme:dark');
  });

  it('shows the names of steps, blocks and exits, by kind', () => {
    const elements = draw(menu);
    expect(textsOf(elements, 'text')).toEqual(
      expect.arrayContaining([
        'menu',
        'Check contact attributes',
        '= 0',
        '= 1',
        'NoMatchingError',
        'help',
        'Play prompt',
      ]),
    );
    expect(withClass(elements, 'start').map(({ name }) => name)).toEqual(['g', 'g']);
    expect(withClass(elements, 'terminal')).toHaveLength(1);
  });

  it('has an arrow for every exit, which says in full where it leads', () => {
    const titles = textsOf(draw(menu), 'title');
    expect(titles).toContain('menu, = 1: to help');
    expect(titles).toContain('menu, NoMatchingError: to gone, which is not there');
    expect(titles).toContain('sorry, next: to menu');
  });

  it.each([
    ['what is too long', 'a'.repeat(40), `${'a'.repeat(20)}…`],
    ['wide letters sooner', '受'.repeat(40), `${'受'.repeat(9)}…`],
    ['only what is too long', 'a'.repeat(21), 'a'.repeat(21)],
  ])('shortens %s and keeps the whole in the tooltip', (_, name, shown) => {
    const elements = draw(documentWith(action(name)));
    expect(textsOf(withClass(elements, 'name'), 'text')).toEqual([shown]);
    expect(textsOf(elements, 'title')).toContain(`${name}: Disconnect / hang up`);
  });

  it('calls a step with a generated identifier by its block', () => {
    const elements = draw(documentWith(action('5d2d1c40-6f5b-4a5e-9b0e-0f1f6c2a9d11')));
    expect(textsOf(withClass(elements, 'name'), 'text')).toEqual(['Disconnect / hang up']);
    expect(textsOf(withClass(elements, 'block'), 'text')).toEqual(['5d2d1c40']);
  });

  it('marks exits by what was walked of them, in colour, shape and words, with a legend', () => {
    const marks = {
      '= 0': { state: 'partly', count: 1 },
      '= 1': { state: 'walked', count: 12 },
      next: { state: 'missing', count: 0 },
      NoMatchingError: { state: 'impossible', count: 0 },
    } as const;
    const elements = draw(menu, {
      marks: (step, exit) => (step === 'menu' ? marks[exit as keyof typeof marks] : undefined),
    });
    const ways = withClass(elements, 'way').filter(({ children }) => children[0]?.name === 'title');
    const titled = (state: string) =>
      withClass(ways, state).map(({ children }) => textsOf(children, 'title')[0]);
    expect(titled('walked')).toEqual(['menu, = 1: to help; walked 12']);
    expect(titled('partly')).toEqual(['menu, = 0: to sorry; walked 1, not on every channel']);
    expect(titled('missing')).toEqual(['menu, next: to sorry; missing']);
    expect(titled('impossible')).toEqual([
      'menu, NoMatchingError: to gone, which is not there; no channel can take it',
    ]);
    const [legend] = withClass(elements, 'legend');
    const badges = withClass(elements, 'badge').filter((badge) => !legend?.children.includes(badge));
    expect(badges.map(({ children }) => textsOf(children, 'text')[0])).toEqual(['0×', '1×!', '12×']);
    expect(textsOf(legend?.children ?? [], 'text')).toContain('missing');
    // Not by colour alone.
    expect(textsOf(elements, 'style')[0]).toMatch(/\.missing \.arrow\{[^}]*stroke-dasharray:\d/);
    expect(withClass(draw(menu), 'legend')).toEqual([]);
    expect(withClass(draw(menu), 'badge')).toEqual([]);
  });

  it('leads no arrow through a block, loops and long ways included', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(arrowsThroughBlocks(draw(document))).toEqual([]);
      }),
      { seed: 7 },
    );
  });

  it('is well-formed, complete and the same again, whatever the flow holds', () => {
    fc.assert(
      fc.property(anyDocument, fc.string({ unit: 'binary' }), (document, name) => {
        const drawing = svg({ name, document });
        const elements = elementsOf(drawing);
        const steps = [...graphOf(document).steps.values()];
        expect(withClass(elements, 'name')).toHaveLength(steps.length);
        expect(
          withClass(elements, 'plain').length + withClass(elements, 'error').length,
        ).toBeGreaterThanOrEqual(steps.flatMap(({ exits }) => exits).length);
        expect(drawing).not.toMatch(/NaN|Infinity|undefined/);
        expect(svg({ name, document: structuredClone(document) })).toBe(drawing);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe.skipIf(!present)(`drawings of public flows${why}`, () => {
  it('are well-formed and lead no arrow through a block', () => {
    const wrong = readdirSync(join(corpus, 'flows')).flatMap((file) => {
      const { document } = parseFlow(readFileSync(join(corpus, 'flows', file), 'utf8'));
      return document === undefined
        ? []
        : arrowsThroughBlocks(draw(document)).map((arrow) => `${file}: ${arrow}`);
    });
    expect(wrong).toEqual([]);
  });
});
