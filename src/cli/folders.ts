import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that are looked after, without those inside them. */
export interface WatchedFolders {
  /** Looks after these folders from now on, and after no others. One that is not there is passed over. */
  watch(folders: ReadonlySet<string>): void;
  close(): void;
}

/**
 * Tells the absolute path of every file that changes, comes or goes in some folders. Each is watched by itself: on
 * Linux, watching a whole tree is built of the same parts, and would take in all that is installed.
 */
export function watchFolders(changed: (path: string) => void): WatchedFolders {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const open = (folder: string) => {
    try {
      const watcher = watch(folder, (_, name) => changed(name === null ? folder : join(folder, name)));
      // The folder may go; when it comes back, the next round looks after it again.
      watcher.on('error', () => drop(folder));
      watchers.set(folder, watcher);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  };
  return {
    watch(folders) {
      for (const folder of watchers.keys()) if (!folders.has(folder)) drop(folder);
      for (const folder of folders) if (!watchers.has(folder)) open(folder);
    },
    close: () => [...watchers.keys()].forEach(drop),
  };
}

/** A folder and all folders in it, but hidden ones and installed packages. */
export async function foldersBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map(({ name }) => foldersBelow(join(folder, name))),
  );
  return [folder, ...inside.flat()];
}
