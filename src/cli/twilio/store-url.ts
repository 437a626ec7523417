import { join } from 'node:path';
import type { Project } from '../project.ts';

/** Where calls are kept: as `DATABASE_URL` says, else in a file beside the configuration, for they outlive a restart. */
export function storeUrl({ root }: Project, { DATABASE_URL }: NodeJS.ProcessEnv): string {
  return DATABASE_URL ?? `sqlite:${join(root, 'trunkline.db')}`;
}
