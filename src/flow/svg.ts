import { asNamed } from '../language/as-named.ts';
import type { Position, Unit } from '../language/document.ts';
import { type FlowGraph, graphOf } from '../language/graph.ts';
import { drawBadge, drawLegend, legendHeight, legendWidth } from './diagram/badge.ts';
import { arrivalHeight, blockWidth, departureHeight, drawnHeight } from './diagram/block.ts';
import { drawArrow, drawBlock, drawEntry, drawStub } from './diagram/draw.ts';
import type { Marks } from './diagram/mark.ts';
import { routerAround } from './diagram/route.ts';
import { style } from './diagram/style.ts';
import { escaped } from './diagram/xml.ts';
import { layOut } from './layout.ts';

/** How an SVG picture is drawn. */
export interface SvgOptions {
  /**
   * How often exits were walked, as `exitMarks` of `trunkline/test` says it. Walked ones are drawn strong with a
   * number, missing ones dashed with a nought, and a legend tells what is what.
   */
  readonly marks?: Marks;
}

const margin = 32;

/**
 * Draws a flow as one SVG document that needs nothing beside it, with every step where `layOut` puts it. It follows
 * the reader's light or dark scheme, tells a screen reader its title and description, and holds in tooltips the names
 * that it has to shorten. Texts of the flow are escaped.
 *
 * @example writeFileSync('greeting.svg', svg(greeting));
 */
export function svg(unit: Unit, { marks }: SvgOptions = {}): string {
  const { name, document } = asNamed(unit);
  const graph = graphOf(document);
  const { entry, positions } = layOut(document);
  const blocks = [...graph.steps.values()].map((step) => ({ step, at: positions.get(step.name) ?? entry }));
  const router = routerAround(blocks.map(({ step, at }) => ({ ...at, height: drawnHeight(step) })));
  const badges: string[] = [];
  const arrows = blocks.flatMap(({ step, at }) =>
    step.exits.map((exit) => {
      const from = { x: at.x + blockWidth, y: at.y + departureHeight(step, exit) };
      const target = positions.get(exit.target);
      const mark = marks?.(step.name, exit.name);
      if (mark !== undefined) badges.push(drawBadge(mark, from));
      if (target === undefined) return drawStub({ step, exit, mark }, from);
      const to = arrivalAt(target);
      return drawArrow({ step, exit, mark }, router.route({ from, to, target: exit.target }), to);
    }),
  );
  const start = positions.get(graph.start);
  const { top, bottom } = router.extent();
  const drawn = Math.max(entry.x, ...blocks.map(({ at }) => at.x)) + blockWidth;
  const [legend, least] = marks === undefined ? [0, 0] : [legendHeight, entry.x + legendWidth];
  const width = Math.max(drawn, least) + 2 * margin;
  const [y, height] = [top - margin - legend, bottom - top + 2 * margin + legend];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="trunkline-flow" role="img" width="${width}" height="${height}" viewBox="0 ${y} ${width} ${height}">`,
    `<title>${escaped(name)}</title>`,
    `<desc>${escaped(descriptionOf(graph))}</desc>`,
    `<style>\n${style}\n</style>`,
    `<rect class="paper" y="${y}" width="${width}" height="${height}"/>`,
    ...arrows,
    ...(start === undefined ? [] : [drawEntry({ x: entry.x, y: entry.y + arrivalHeight }, arrivalAt(start))]),
    ...blocks.map(({ step, at }) => drawBlock(step, at, graph.start)),
    ...badges,
    ...(marks === undefined ? [] : [drawLegend({ x: entry.x, y: y + legendHeight / 2 + 6 })]),
    '</svg>\n',
  ].join('\n');
}

function arrivalAt({ x, y }: Position): Position {
  return { x, y: y + arrivalHeight };
}

function descriptionOf({ steps, start }: FlowGraph): string {
  const ends = [...steps.values()].filter(({ exits }) => exits.length === 0).length;
  return `A contact flow of ${counted(steps.size, 'step')} that begins at ${start} and has ${counted(ends, 'end')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
