import type { Unit } from '../language/document.ts';
import { type Exit, type GraphStep, graphOf } from '../language/graph.ts';
import { formOfExit } from './diagram/block.ts';
import { blockName, type Kind, kindOf } from './diagram/kind.ts';

export interface MermaidOptions {
  /**
   * From left to right, or from top to bottom.
   * @default 'LR'
   */
  readonly direction?: 'LR' | 'TD';
  /** Whether an exit was walked, by the names of step and exit. The arrows of those that were are drawn green. */
  readonly covered?: (step: string, exit: string) => boolean;
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

/**
 * Writes a flow as a Mermaid flowchart: a box a step with its name and the name of its console block, an arrow an exit
 * with the exit's name, dashed for errors. A step that an exit leads to and that is not there gets a dashed box. Ids
 * are `n0`, `n1`, … in document order, and texts of the flow are escaped, so any flow gives a diagram that parses.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 * @example console.log(mermaid(greeting, { direction: 'TD' }));
 */
export function mermaid({ document }: Unit, { direction = 'LR', covered }: MermaidOptions = {}): string {
  const { steps, start } = graphOf(document);
  const arrows = [...steps.values()].flatMap((step) => step.exits.map((exit) => ({ step, exit })));
  const missing = new Set(arrows.map(({ exit }) => exit.target).filter((target) => !steps.has(target)));
  const ids = new Map([...steps.keys(), ...missing].map((name, index) => [name, `n${index}`]));
  const idOf = (name: string) => ids.get(name) ?? '';
  const walked = arrows.flatMap(({ step, exit }, index) => (covered?.(step.name, exit.name) ? [index] : []));
  return [
    `flowchart ${direction}`,
    ...[...steps.values()].map((step) => `  ${box(step, idOf(step.name), kindOf(step, start))}`),
    ...[...missing].map((name) => `  ${idOf(name)}["${label(name)}<br/>not in the flow"]:::missing`),
    ...arrows.map(({ step, exit }) => `  ${idOf(step.name)} ${line(exit)} ${idOf(exit.target)}`),
    ...styles.map((style) => `  ${style}`),
    ...(walked.length === 0 ? [] : [`  linkStyle ${walked.join(',')} stroke:#12805c,stroke-width:3px`]),
    '',
  ].join('\n');
}

function box(step: GraphStep, id: string, kind: Kind): string {
  const [left, right] = shapes[kind];
  return `${id}${left}"${label(step.name)}<br/>${label(blockName(step))}"${right}:::${kind}`;
}

function line(exit: Exit): string {
  return `${formOfExit(exit) === 'Errors' ? '-.->' : '-->'}|"${label(exit.name)}"|`;
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
