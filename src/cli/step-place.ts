import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { locate, placeAt } from '../language/position.ts';
import type { FoundUnit } from './read-flow.ts';

/** Where a step of a flow is written: `flows/main.ts:12`; the file alone where its line cannot be told. */
export async function placeOfStep(
  { name, file, document, source }: FoundUnit,
  step: string,
  cwd: string,
): Promise<string> {
  const index = document.Actions.findIndex(({ Identifier }) => Identifier === step);
  if (source !== undefined) {
    const place = index === -1 ? undefined : locate(source, ['Actions', index]);
    return place === undefined ? file : `${file}:${place.line}`;
  }
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => '');
  // The flow's own name, then its steps, then the key: steps that other code makes have no such line.
  const flow = Math.max(0, text.search(new RegExp(`(['"\`])${literal(name)}\\1`)));
  const steps = text.indexOf('steps', flow);
  if (steps === -1) return file;
  // Up to the next flow, which may have a step of that name, too.
  const [own = ''] = text.slice(steps).split(/\b(?:flow|module)\(\s*['"`]/, 1);
  const key = `(?:(['"])${literal(step)}\\1|${literal(step)})[ \\t]*:`;
  const found =
    new RegExp(`^[ \\t]*${key}`, 'm').exec(own) ?? new RegExp(`[{,][ \\t]*${key}\\s*\\w+\\(`).exec(own);
  if (found === null) return file;
  return `${file}:${placeAt({ text }, steps + found.index).line}`;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
