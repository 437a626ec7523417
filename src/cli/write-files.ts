import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file to be written. */
export interface Text {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** Writes files, with the folders they stand in. Every one is written in full beside its place before the first is moved there. */
export async function writeFiles(texts: readonly Text[]): Promise<void> {
  for (const folder of new Set(texts.map(({ path }) => dirname(path))))
    await mkdir(folder, { recursive: true });
  const mark = `.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await Promise.all(texts.map(({ path, text }) => writeFile(path + mark, text)));
    for (const { path } of texts) await rename(path + mark, path);
  } catch (error) {
    // Nobody has asked for the file beside it: the error is to name the one that was.
    const fault = error as NodeJS.ErrnoException;
    if (fault.path?.endsWith(mark) === true) fault.path = fault.path.slice(0, -mark.length);
    throw fault;
  } finally {
    await Promise.all(texts.map(({ path }) => rm(path + mark, { force: true })));
  }
}
