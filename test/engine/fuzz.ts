import fc from 'fast-check';
import { check } from '../../src/check/check.ts';
import { link } from '../../src/engine/link.ts';
import type { Unit } from '../../src/language/document.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { printFlow } from '../../src/language/print.ts';
import { projects } from './always-valid.ts';
import { chance } from './chance.ts';
import { bye, unit } from './contact.ts';
import { drive } from './drive.ts';
import { mutatedText, mutatedValue } from './mutations.ts';
import { publicTexts } from './public-flows.ts';

/** What came of mutated documents. */
export interface Fuzzed {
  readonly documents: number;
  /** How many of them were documents still, and were checked, linked and played. */
  readonly played: number;
  /** What was thrown, by its first line, with how often and the number of the first document. */
  readonly thrown: ReadonlyMap<string, { count: number; readonly first: number }>;
  /** How the contacts ended, or that they were still there. */
  readonly ends: ReadonlyMap<string, number>;
  readonly slowest: { readonly milliseconds: number; readonly document: number };
}

/** The texts to start from: public flows where the folder holds them, and generated ones in any case. */
export function fuzzTexts(folder: string): readonly string[] {
  const generated = fc.sample(projects, { numRuns: 60, seed: 20191030 });
  return [
    ...publicTexts(folder),
    ...generated.flatMap(({ flows }) => flows.map(({ document }) => JSON.stringify(document))),
  ];
}

/**
 * Mutates documents, and takes each through parseFlow, printFlow, check, link and a play of 15 turns. Nothing of that
 * may throw, whatever the document.
 *
 * @param from The number of the first document; a number always gives the same one.
 */
export function fuzz(texts: readonly string[], count: number, from = 0): Fuzzed {
  const thrown = new Map<string, { count: number; first: number }>();
  const ends = new Map<string, number>();
  let played = 0;
  let slowest = { milliseconds: 0, document: 0 };
  for (let document = from; document < from + count; document++) {
    const text = mutant(texts, document);
    const started = performance.now();
    try {
      const end = take(text, document);
      if (end !== undefined) {
        played++;
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    } catch (error) {
      const name = describe(error);
      const known = thrown.get(name);
      if (known === undefined) thrown.set(name, { count: 1, first: document });
      else known.count++;
    }
    const milliseconds = performance.now() - started;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, document };
  }
  return { documents: count, played, thrown, ends, slowest };
}

/** The document of this number. */
export function mutant(texts: readonly string[], document: number): string {
  const choices = chance(document);
  const text = texts[choices.below(texts.length)] ?? '{}';
  return choices.oneIn(3) ? mutatedText(text, choices) : mutatedValue(text, choices);
}

function take(text: string, seed: number): string | undefined {
  const { document } = parseFlow(text);
  if (document === undefined) return undefined;
  printFlow(document);
  const types = ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'] as const;
  const flow: Unit = { name: 'Main', type: types[seed % 3] ?? 'MODULE', document, source: { text } };
  check(flow);
  const flows = [flow, ...['Other', 'After', 'Waiting'].map((name) => unit(name, { bye }))];
  flows.push(unit('Part', { back: ['EndFlowModuleExecution'] }, 'MODULE'));
  const channel = seed % 4 === 0 ? 'CHAT' : seed % 31 === 0 ? 'TASK' : 'VOICE';
  const attributes = { a: 'gold', n: '3', q: 'desk' };
  const { outcome, snapshot } = drive(
    link(flows),
    { id: 'c-1', channel, seed, attributes },
    { seed, turns: 15 },
  );
  JSON.stringify(snapshot);
  return snapshot.ended === null ? outcome : snapshot.ended.reason;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place =
    error.stack
      ?.split('\n')
      .find((line) => /^\s+at /.test(line))
      ?.trim() ?? '';
  return `${error.name}: ${error.message.split('\n')[0]} ${place.replace(/\(.*[/\\]/, '(')}`;
}
