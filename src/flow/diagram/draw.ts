import type { Position } from '../../language/document.ts';
import type { Exit, GraphStep } from '../../language/graph.ts';
import { blockWidth, departureHeight, drawnHeight, formOfExit, rowsOf } from './block.ts';
import { blockName, kindOf } from './kind.ts';
import { type ExitMark, wordsOf } from './mark.ts';
import { escaped, shortened } from './xml.ts';

/** A way out of a step, and who walked it; unknown where nobody asks. */
export interface Way {
  readonly step: GraphStep;
  readonly exit: Exit;
  readonly mark: ExitMark | undefined;
}

const inset = 14;
/** How many letters of each size the width of a block holds. */
const nameSize = 21;
const blockSize = 28;
const exitSize = 28;
const entryRadius = 10;
const stubLength = 26;
const identifierSize = 8;
const generated = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A block with its names and the names of its exits; the names stand in full in the tooltip. */
export function drawBlock(step: GraphStep, { x, y }: Position, start: string): string {
  const block = blockName(step);
  // A generated identifier tells a reader nothing, so the name of the block takes its place.
  const [name, below] = generated.test(step.name)
    ? [block, step.name.slice(0, identifierSize)]
    : [step.name, block];
  return [
    `<g class="${kindOf(step, start)}"><title>${escaped(`${step.name}: ${block}`)}</title>`,
    `<rect class="box" x="${x}" y="${y}" width="${blockWidth}" height="${drawnHeight(step)}" rx="10"/>`,
    `<text class="name" x="${x + inset}" y="${y + 25}">${escaped(shortened(name, nameSize))}</text>`,
    `<text class="block" x="${x + inset}" y="${y + 43}">${escaped(shortened(below, blockSize))}</text>`,
    ...rowsOf(step).map((exit) => drawExit(exit, { x: x + blockWidth, y: y + departureHeight(step, exit) })),
    '</g>',
  ].join('');
}

/** The name of an exit where its arrow begins. */
function drawExit(exit: Exit, { x, y }: Position): string {
  const name = escaped(shortened(exit.name, exitSize));
  return `<text class="exit ${classOf(exit)}" x="${x - inset}" y="${y + 4}" text-anchor="end">${name}</text><circle class="port" cx="${x}" cy="${y}" r="2.5"/>`;
}

/** An arrow along a path to the left edge of a block. */
export function drawArrow(way: Way, path: string, to: Position): string {
  return drawWay(way, '', `<path class="arrow" d="${path}"/>${tip(to)}`);
}

/** An arrow that ends in the open, for an exit that leads to a step which is not there. */
export function drawStub(way: Way, { x, y }: Position): string {
  const end = { x: x + stubLength, y };
  const line = `<path class="arrow" d="M${x} ${y}H${end.x}"/>${tip(end)}`;
  return drawWay(
    way,
    ', which is not there',
    `${line}<text class="exit error" x="${end.x + 4}" y="${y + 4}">?</text>`,
  );
}

/** The point at which a contact enters, with its arrow to the start. */
export function drawEntry({ x, y }: Position, to: Position): string {
  const from = x + 2 * entryRadius;
  return `<g class="start way"><circle class="box" cx="${x + entryRadius}" cy="${y}" r="${entryRadius}"/><path class="arrow" d="M${from} ${y}H${to.x}"/>${tip(to)}</g>`;
}

function drawWay({ step, exit, mark }: Way, remark: string, drawing: string): string {
  const walks = mark === undefined ? '' : `; ${wordsOf(mark)}`;
  const title = escaped(`${step.name}, ${exit.name}: to ${exit.target}${remark}${walks}`);
  const state = mark === undefined ? '' : ` ${mark.state}`;
  return `<g class="way ${classOf(exit)}${state}"><title>${title}</title>${drawing}</g>`;
}

function classOf(exit: Exit): string {
  return formOfExit(exit) === 'Errors' ? 'error' : 'plain';
}

function tip({ x, y }: Position): string {
  return `<path class="tip" d="M${x} ${y}l-8 -4v8z"/>`;
}
