import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TrunklineError } from '../../language/error.ts';
import { fileIn, openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import type { Project } from '../project.ts';
import { usageError } from '../usage.ts';

/**
 * Opens where calls are kept: as `DATABASE_URL` says, else a file beside the configuration, for they outlive a restart.
 *
 * @throws {TrunklineError} `usage` where `DATABASE_URL` names no store, `store_unavailable` for one that cannot be opened.
 */
export async function openCallStore(
  { root }: Project,
  { DATABASE_URL: url }: NodeJS.ProcessEnv,
): Promise<Store> {
  if (url === undefined) return openStore(`sqlite:${join(root, 'trunkline.db')}`);
  try {
    return await openStore(url);
  } catch (error) {
    if (!(error instanceof TrunklineError)) throw error;
    const message = `The environment variable DATABASE_URL names where calls are kept. ${error.message}`;
    throw error.code === 'bad_store_url'
      ? usageError(message)
      : new TrunklineError(error.code, message, error.args, error);
  }
}

/** The file that `DATABASE_URL` names and that is not there: no server has kept calls in it. */
export function missingFile({ DATABASE_URL: url = '' }: NodeJS.ProcessEnv): string | undefined {
  const file = fileIn(url);
  return file === undefined || file === '' || existsSync(file) ? undefined : file;
}
