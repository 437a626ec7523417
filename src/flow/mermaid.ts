import { asNamed } from '../language/as-named.ts';
import type { Unit } from '../language/document.ts';
import { type GraphStep, graphOf } from '../language/graph.ts';
import { formOfExit } from './diagram/block.ts';
import { blockName, type Kind, kindOf } from './diagram/kind.ts';
import { type MarkState, type Marks, wordsOf } from './diagram/mark.ts';

/** How a Mermaid flowchart is drawn. */
export interface MermaidOptions {
  /**
   * From left to right, or from top to bottom.
   * @default 'LR'
   */
  readonly direction?: 'LR' | 'TD';
  /** How often exits were walked, as `exitMarks` of `trunkline/test` says it. Arrows get a colour and the words. */
  readonly marks?: Marks;
}

/** What stands left and right of a label. */
const shapes: { readonly [Name in Kind]: readonly [string, string] } = {
  start: ['([', '])'],
  question: ['[/', '/]'],
  decision: ['{{', '}}'],
  terminal: ['[[', ']]'],
  step: ['[', ']'],
};

const styles: readonly string[] = [
  'classDef start fill:#e5f4ec,stroke:#2d8a63,color:#17212b',
  'classDef question fill:#e8effc,stroke:#3f6fc9,color:#17212b',
  'classDef decision fill:#fdf3dc,stroke:#b9822a,color:#17212b',
  'classDef terminal fill:#eceff2,stroke:#7a8794,color:#17212b',
  'classDef step fill:#fafbfc,stroke:#a3aeb8,color:#17212b',
  'classDef missing fill:#fbe9e5,stroke:#c2573f,color:#17212b,stroke-dasharray:4 3',
];

/** The lines of arrows by what was walked of them. */
const lines: { readonly [State in MarkState]: string } = {
  walked: 'stroke:#12805c,stroke-width:3px',
  partly: 'stroke:#96650f,stroke-width:2px',
  missing: 'stroke:#b3261e,stroke-width:2px,stroke-dasharray:3 5',
  impossible: 'stroke:#a3aeb8,stroke-width:1px,stroke-dasharray:1 4',
  'hand-over': 'stroke:#a3aeb8,stroke-width:1px,stroke-dasharray:1 4',
};

/**
 * Writes a flow as a Mermaid flowchart: a box a step with its name and the name of its console block, an arrow an exit
 * with the exit's name, dashed for errors. A step that an exit leads to and that is not there gets a dashed box. Ids
 * are `n0`, `n1`, … in document order, and texts of the flow are escaped, so any flow gives a diagram that parses.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 * @example console.log(mermaid(greeting, { direction: 'TD' }));
 */
export function mermaid(unit: Unit, { direction = 'LR', marks }: MermaidOptions = {}): string {
  const { steps, start } = graphOf(asNamed(unit).document);
  const arrows = [...steps.values()].flatMap((step) =>
    step.exits.map((exit) => ({ step, exit, mark: marks?.(step.name, exit.name) })),
  );
  const missing = new Set(arrows.map(({ exit }) => exit.target).filter((target) => !steps.has(target)));
  const ids = new Map([...steps.keys(), ...missing].map((name, index) => [name, `n${index}`]));
  const idOf = (name: string) => ids.get(name) ?? '';
  const marked = (Object.keys(lines) as MarkState[]).flatMap((state) => {
    const places = arrows.flatMap(({ mark }, index) => (mark?.state === state ? [index] : []));
    return places.length === 0 ? [] : [`  linkStyle ${places.join(',')} ${lines[state]}`];
  });
  return [
    `flowchart ${direction}`,
    ...[...steps.values()].map((step) => `  ${box(step, idOf(step.name), kindOf(step, start))}`),
    ...[...missing].map((name) => `  ${idOf(name)}["${label(name)}<br/>not in the flow"]:::missing`),
    ...arrows.map(({ step, exit, mark }) => {
      const text = mark === undefined ? exit.name : `${exit.name}, ${wordsOf(mark)}`;
      return `  ${idOf(step.name)} ${formOfExit(exit) === 'Errors' ? '-.->' : '-->'}|"${label(text)}"| ${idOf(exit.target)}`;
    }),
    ...styles.map((style) => `  ${style}`),
    ...marked,
    '',
  ].join('\n');
}

function box(step: GraphStep, id: string, kind: Kind): string {
  const [left, right] = shapes[kind];
  return `${id}${left}"${label(step.name)}<br/>${label(blockName(step))}"${right}:::${kind}`;
}

/** All but letters, digits, hyphens within words and what no Mermaid version takes for markup. */
const markup = /[^\p{L}\p{M}\p{N} _,=/?!'-]|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu;

/** A text on one line with every character that could be markup written as its code. Never empty. */
function label(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain === '' ? '#8203;' : plain.replace(markup, codeOf);
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const writable = code >= 0x20 && !(code >= 0x7f && code <= 0x9f) && !(code >= 0xd800 && code <= 0xdfff);
  return `#${writable ? code : 0xfffd};`;
}
