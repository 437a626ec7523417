import { escaped } from '../../flow/diagram/xml.ts';
import type { Coverage } from '../../simulate/coverage.ts';
import { percentOf } from '../percent.ts';
import { type ChannelCell, type ExitRow, exitRows, fixtureRows } from './exits.ts';
import { pageStyle } from './page-style.ts';

/** A flow with its drawing and its coverage, one for each channel. */
export interface DrawnFlow {
  readonly name: string;
  /** Unlike that of all other flows. */
  readonly slug: string;
  /** An SVG document. */
  readonly drawing: string;
  readonly coverages: readonly Coverage[];
}

/** More names than this are folded away. */
const shownAtMost = 2;

/** The coverage as one HTML file that needs nothing beside it: no script, no font, no network. */
export function coveragePage(flows: readonly DrawnFlow[]): string {
  const all = flows.flatMap(({ coverages }) => coverages);
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>${percentOfAll(all)} % of exits walked</title>`,
    `<style>\n${pageStyle}\n</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<h1>Coverage of simulated calls</h1>',
    `<p>${sentenceOf(all)} An exit counts for a channel only if a contact on that channel can take it.</p>`,
    ...overview(flows),
    ...flows.flatMap(sectionOf),
    ...fixtures(all),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function percentOfAll(coverages: readonly Coverage[]): number {
  return percentOf(sum(coverages, 'walked'), sum(coverages, 'possible'));
}

function sum(coverages: readonly Coverage[], what: 'walked' | 'possible'): number {
  return coverages.reduce((total, one) => total + one[what].length, 0);
}

function sentenceOf(coverages: readonly Coverage[]): string {
  const [walked, possible] = [sum(coverages, 'walked'), sum(coverages, 'possible')];
  return `${walked} of ${possible} exits were walked: <strong>${percentOfAll(coverages)} %</strong>.`;
}

function overview(flows: readonly DrawnFlow[]): readonly string[] {
  const channels = [...new Set(flows.flatMap(({ coverages }) => coverages.map(({ channel }) => channel)))];
  const rows = flows.map(({ name, slug, coverages }) => {
    const cells = channels.map((channel) => {
      const one = coverages.find((coverage) => coverage.channel === channel);
      return one === undefined ? '<td>–</td>' : share(one.walked.length, one.possible.length);
    });
    return `<tr><th scope="row"><a href="#${slug}">${escaped(name)}</a></th>${cells.join('')}</tr>`;
  });
  return [
    '<h2 id="overview">Flows</h2>',
    ...table(['Flow', ...channels.map((channel) => escaped(channel))], rows, 'overview'),
  ];
}

function share(walked: number, possible: number): string {
  const percent = percentOf(walked, possible);
  const count = `${walked} of ${possible}`;
  const state = walked === possible ? 'full' : 'part';
  return `<td><span class="bar ${state}"><span style="width:${percent}%"></span></span>${count}<br><strong>${percent} %</strong></td>`;
}

function sectionOf({ name, slug, drawing, coverages }: DrawnFlow): readonly string[] {
  const title = escaped(name);
  const channels = coverages.map(({ channel }) => escaped(channel));
  const rows = exitRows(coverages).map(rowOf);
  return [
    `<section aria-labelledby="${slug}">`,
    `<h2 id="${slug}">${title}</h2>`,
    `<p>${sentenceOf(coverages)}</p>`,
    `<p><label><input type="checkbox" class="size"> Full size</label> · <a href="${encodeURIComponent(slug)}.svg">the drawing by itself</a></p>`,
    `<div class="drawing" role="region" tabindex="0" aria-label="Drawing of ${title}" style="--width:${widthOf(drawing)}px">`,
    drawing.trimEnd(),
    '</div>',
    `<h3>Exits of ${title}</h3>`,
    ...table(['Step', 'Exit', ...channels, 'Walked by'], rows, 'exits'),
    '</section>',
  ];
}

/** The width that the drawing gives itself, so that it never shrinks to a stamp. */
function widthOf(drawing: string): string {
  return /^<svg[^>]* width="(\d+)"/.exec(drawing)?.[1] ?? '0';
}

function rowOf({ step, exit, channels, state }: ExitRow): string {
  const names = channels.flatMap(({ by }) => by);
  const cells = [
    `<th scope="row">${escaped(step)}</th>`,
    `<td>${escaped(exit)}</td>`,
    ...channels.map((cell) => `<td class="${stateOf(cell)}">${textOf(cell)}</td>`),
    `<td>${listOf([...new Set(names)].sort())}</td>`,
  ];
  return `<tr class="${state}">${cells.join('')}</tr>`;
}

function stateOf({ possible, count }: ChannelCell): string {
  return count > 0 ? 'walked' : possible ? 'missing' : 'impossible';
}

function textOf({ possible, handsOver, count }: ChannelCell): string {
  if (handsOver)
    return '<span title="The step hands the contact over, which goes on elsewhere">hands over</span>';
  if (count > 0) return `${count}\u00d7`;
  return possible ? 'missing' : '<span title="A contact on this channel cannot take it">not possible</span>';
}

function listOf(names: readonly string[]): string {
  const list = `<ul>${names.map((name) => `<li>${escaped(name)}</li>`).join('')}</ul>`;
  if (names.length === 0) return '';
  return names.length <= shownAtMost
    ? list
    : `<details><summary>${names.length} fixtures</summary>${list}</details>`;
}

function fixtures(coverages: readonly Coverage[]): readonly string[] {
  const rows = fixtureRows(coverages).map(
    ({ fixture, walked, alone }) =>
      `<tr><th scope="row">${escaped(fixture)}</th><td>${walked}</td><td>${alone}</td></tr>`,
  );
  if (rows.length === 0) return [];
  return [
    '<section aria-labelledby="fixtures-by-exit">',
    '<h2 id="fixtures-by-exit">Fixtures</h2>',
    '<p>Exits are counted by flow and channel, so an exit that is walked by voice and by chat counts twice.</p>',
    ...table(['Fixture', 'Exits walked', 'Walked by no other'], rows, 'numbers'),
    '</section>',
  ];
}

function table(heads: readonly string[], rows: readonly string[], name: string): readonly string[] {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  return [
    `<div class="scroll"><table class="${name}"><thead><tr>${head}</tr></thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody></table></div>`,
  ];
}
