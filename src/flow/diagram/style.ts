import type { Kind } from './kind.ts';

interface Scheme {
  readonly paper: string;
  readonly text: string;
  readonly faint: string;
  readonly arrow: string;
  readonly error: string;
  readonly walked: string;
  readonly partly: string;
  readonly missing: string;
  /** Fill and line of a block. */
  readonly blocks: { readonly [Name in Kind]: readonly [string, string] };
}

const light: Scheme = {
  paper: '#ffffff',
  text: '#17212b',
  faint: '#56636f',
  arrow: '#66737f',
  error: '#c2573f',
  walked: '#12805c',
  partly: '#96650f',
  missing: '#b3261e',
  blocks: {
    start: ['#e5f4ec', '#2d8a63'],
    question: ['#e8effc', '#3f6fc9'],
    decision: ['#fdf3dc', '#b9822a'],
    terminal: ['#eceff2', '#7a8794'],
    step: ['#fafbfc', '#a3aeb8'],
  },
};

const dark: Scheme = {
  paper: '#12171d',
  text: '#e8edf2',
  faint: '#a5b1bc',
  arrow: '#8795a3',
  error: '#e0836d',
  walked: '#4cc79a',
  partly: '#e0ad52',
  missing: '#ff8a7a',
  blocks: {
    start: ['#163227', '#43a97d'],
    question: ['#18294a', '#6d97ea'],
    decision: ['#38290f', '#d2a04c'],
    terminal: ['#262d35', '#8795a3'],
    step: ['#1b222a', '#5a6876'],
  },
};

/** The styles of a drawing: its lines and letters once, then the colours of the light and of the dark scheme. */
export const style: string = [
  '.trunkline-flow text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}',
  '.trunkline-flow .name{font-size:13px;font-weight:600}',
  '.trunkline-flow .block,.trunkline-flow .exit{font-size:11px}',
  '.trunkline-flow .box{stroke-width:1.5}',
  '.trunkline-flow .arrow{fill:none;stroke-width:1.4}',
  '.trunkline-flow .error .arrow{stroke-dasharray:4 3}',
  '.trunkline-flow .walked .arrow{stroke-width:2.6;stroke-dasharray:none}',
  '.trunkline-flow .partly .arrow{stroke-width:2.2;stroke-dasharray:14 4}',
  '.trunkline-flow .missing .arrow{stroke-width:2;stroke-dasharray:3 5}',
  '.trunkline-flow .impossible,.trunkline-flow .way.hand-over{opacity:.6}',
  '.trunkline-flow .impossible .arrow,.trunkline-flow .hand-over .arrow{stroke-width:1.2;stroke-dasharray:1 4}',
  '.trunkline-flow .badge rect{stroke-width:1.4}',
  '.trunkline-flow .badge text{font-size:10px;font-weight:700}',
  ...colours(light),
  `@media (prefers-color-scheme:dark){${colours(dark).join('')}}`,
].join('\n');

function colours({
  paper,
  text,
  faint,
  arrow,
  error,
  walked,
  partly,
  missing,
  blocks,
}: Scheme): readonly string[] {
  return [
    `.trunkline-flow .paper{fill:${paper}}`,
    `.trunkline-flow .name{fill:${text}}`,
    `.trunkline-flow .block,.trunkline-flow .exit{fill:${faint}}`,
    `.trunkline-flow .exit.error{fill:${error}}`,
    ...strokes('.way', arrow),
    ...strokes('.error', error),
    ...Object.entries({ walked, partly, missing }).flatMap(([state, colour]) => [
      ...strokes(`.way.${state}`, colour),
      `.trunkline-flow .badge.${state} rect{fill:${paper};stroke:${colour}}`,
      `.trunkline-flow .badge.${state} text{fill:${colour}}`,
    ]),
    `.trunkline-flow .badge.hand-over rect{fill:${paper};stroke:${faint}}`,
    `.trunkline-flow .badge.hand-over text{fill:${faint}}`,
    ...Object.entries(blocks).flatMap(([kind, [fill, line]]) => [
      `.trunkline-flow .${kind} .box{fill:${fill};stroke:${line}}`,
      `.trunkline-flow .${kind} .port{fill:${line}}`,
    ]),
  ];
}

function strokes(selector: string, colour: string): readonly string[] {
  return [
    `.trunkline-flow ${selector} .arrow{stroke:${colour}}`,
    `.trunkline-flow ${selector} .tip{fill:${colour}}`,
  ];
}
