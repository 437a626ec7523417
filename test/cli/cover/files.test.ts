import { expect, test } from 'vitest';
import { coverageFiles } from '../../../src/cli/cover/files.ts';
import type { Unit } from '../../../src/language/document.ts';
import { coverage, type Walk } from '../../../src/simulate/coverage.ts';
import { action, documentWith } from '../../flow/documents.ts';
import { nasty } from '../reporters/runs.ts';

const named = (name: string): Unit => ({
  name,
  document: documentWith(action('hello', nasty, [], ['bye']), action(nasty, 'bye'), action('bye')),
});
const flows = [named('Main'), named('main'), named('index'), named('Overview'), named(nasty)];
const walk = (flowName: string): Walk => ({
  name: `fixtures/${nasty}.call.yaml`,
  entries: [
    { type: 'contact.started', channel: 'VOICE', at: 0, flow: flowName, step: '' },
    { type: 'step.left', exit: 'next', at: 0, flow: flowName, step: 'hello' },
    { type: 'step.left', exit: 'next', at: 0, flow: flowName, step: nasty },
  ],
});
const files = coverageFiles('/out', flows, coverage(flows, [walk('Main'), walk(nasty)]));
const textOf = (name: string) => files.find(({ path }) => path === `/out/${name}`)?.text ?? '';
const page = textOf('index.html');

test('each flow has a drawing and a diagram of its own, and none takes the place of the page', () => {
  expect(files.map(({ path }) => path.slice('/out/'.length))).toEqual([
    'coverage.json',
    'main.svg',
    'main.mmd',
    'main-2.svg',
    'main-2.mmd',
    'index-2.svg',
    'index-2.mmd',
    'overview-2.svg',
    'overview-2.mmd',
    expect.stringMatching(/^script-x-script.*\.svg$/),
    expect.stringMatching(/^script-x-script.*\.mmd$/),
    'index.html',
  ]);
  expect(textOf('main.svg')).toContain('hello, next: to ');
  expect(textOf('main.mmd')).toContain('|"next, walked 1, not on every channel"|');
  expect(JSON.parse(textOf('coverage.json'))).toMatchObject({ version: 1, coverage: { length: 10 } });
});

test('the page needs nothing beside it, and no name in it is markup', () => {
  expect(page).not.toMatch(/<script|<link|<iframe|\son\w+=|@import|url\(|src=/i);
  expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  expect(page).toContain('&lt;script&gt;&quot;x&quot;&lt;/script&gt;');
  expect(page).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}/u);
});

test('every element of the page that is opened is closed in its place', () => {
  const open: string[] = [];
  for (const [, end, name = '', empty] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi)) {
    if (empty === '/' || /^(meta|br|input)$/.test(name)) continue;
    if (end === '/') expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
});

test('the page has one heading of each section, tables with heads, and drawings that keys can scroll', () => {
  const headings = Array.from(page.matchAll(/<h([1-6])[^>]*>/g), ([, level]) => Number(level));
  expect(headings[0]).toBe(1);
  expect(headings.filter((level) => level === 1)).toHaveLength(1);
  expect(headings.every((level, index) => index === 0 || level - (headings[index - 1] ?? 0) <= 1)).toBe(true);
  const ids = Array.from(page.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of page.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)) expect(ids).toContain(id);
  expect(page.match(/<th scope="col">/g)?.length).toBeGreaterThan(10);
  expect(page.match(/class="drawing" role="region" tabindex="0" aria-label="/g)).toHaveLength(5);
});

test('missing exits stand first, and each says by channel who walked it', () => {
  const [, section = ''] = page.split('<h2 id="main">');
  const rows = Array.from(
    section.split('</table>')[0]?.matchAll(/<tr class="(\w+)">([^]*?)<\/tr>/g) ?? [],
    ([, state, row]) => [
      state,
      row
        ?.replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ],
  );
  expect(rows.map(([state]) => state)).toEqual(['missing', 'missing', 'missing']);
  expect(rows[0]?.[1]).toMatch(/^hello next missing 1× fixtures\/&lt;script&gt;/);
  expect(rows[1]?.[1]).toBe('hello NoMatchingError missing missing');
});

test('a step that hands the contact over says so, and has no exit there', () => {
  const away: Unit = {
    name: 'Away',
    document: documentWith({ ...action('go', 'bye', [], ['bye']), Type: 'TransferToFlow' }, action('bye')),
  };
  const shown = coverageFiles('/out', [away], coverage([away], [])).at(-1)?.text ?? '';
  expect(shown).toMatch(/<td>next<\/td><td class="impossible"><span [^>]*>hands over<\/span><\/td>/);
});
