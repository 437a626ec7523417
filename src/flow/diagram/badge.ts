import type { Position } from '../../language/document.ts';
import type { ExitMark } from './mark.ts';

/** The height that the legend takes above a drawing, in pixels. */
export const legendHeight = 44;

const samples = [
  { mark: { state: 'walked', count: 3 }, says: 'walked, and how often', width: 214 },
  { mark: { state: 'partly', count: 1 }, says: 'walked, but not on every channel', width: 272 },
  { mark: { state: 'missing', count: 0 }, says: 'missing', width: 132 },
  { mark: { state: 'impossible', count: 0 }, says: 'no channel can take it', width: 200 },
  { mark: { state: 'hand-over', count: 0 }, says: 'hands over', width: 140 },
] as const;

/** The width of the legend, in pixels. */
export const legendWidth = samples.reduce((sum, { width }) => sum + width, 0);

const letter = 6.4;

/** How often an exit was walked, where its arrow begins. A shape and a number, for those who see no colours. */
export function drawBadge({ state, count }: ExitMark, { x, y }: Position): string {
  if (state === 'impossible') return '';
  const text = state === 'hand-over' ? '\u21e5' : `${count}\u00d7${state === 'partly' ? '!' : ''}`;
  const width = Math.round(text.length * letter) + 8;
  const left = x + 7;
  return `<g class="badge ${state}"><rect x="${left}" y="${y - 8}" width="${width}" height="16" rx="${state === 'missing' ? 2 : 8}"/><text x="${left + width / 2}" y="${y + 3.5}" text-anchor="middle">${text}</text></g>`;
}

/** What lines and badges mean, in a row. */
export function drawLegend({ x, y }: Position): string {
  let left = x;
  const parts = samples.map(({ mark, says, width }) => {
    const line = `<g class="way plain ${mark.state}"><path class="arrow" d="M${left} ${y}H${left + 56}"/></g>`;
    const label = `<text class="exit" x="${left + 64}" y="${y + 4}">${says}</text>`;
    const part = `${line}${drawBadge(mark, { x: left, y })}${label}`;
    left += width;
    return part;
  });
  return `<g class="legend">${parts.join('')}</g>`;
}
