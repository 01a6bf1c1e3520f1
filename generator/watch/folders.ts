import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Follows files, those that are not there yet included. */
export interface Follower {
  /**
   * Follows these files and no others.
   *
   * @returns whether a folder is followed that was not before: what happened in it until now went unseen
   */
  follow(paths: Iterable<string>): boolean;
  close(): void;
}

/**
 * Follows files through their folders: an editor that writes a new file and renames it into place, and a checkout that deletes and writes again,
 * are seen as what they are. Whether a content has changed is for others to tell.
 */
export function createFollower(onEvent: () => void): Follower {
  const folders = new Map<string, FSWatcher>();
  let names = new Map<string, Set<string>>();
  const open = (folder: string): void => {
    try {
      const watcher = watch(folder, (_, name) => {
        // Some platforms give no name.
        if (name === null || names.get(folder)?.has(basename(name)) === true) onEvent();
      });
      // The folder is gone: so are the files, which the next run will say.
      watcher.on('error', () => {
        watcher.close();
        folders.delete(folder);
        onEvent();
      });
      folders.set(folder, watcher);
    } catch {
      // A folder that is not there: its parent is followed in its place until it is.
      const parent = dirname(folder);
      if (parent === folder) return;
      const wanted = names.get(parent) ?? new Set();
      names.set(parent, wanted.add(basename(folder)));
      if (!folders.has(parent)) open(parent);
    }
  };
  return {
    follow(paths) {
      names = new Map();
      for (const path of paths) names.set(dirname(path), (names.get(dirname(path)) ?? new Set()).add(basename(path)));
      const added = [...names.keys()].filter((folder) => !folders.has(folder));
      for (const folder of added) open(folder);
      for (const [folder, watcher] of folders) {
        if (names.has(folder)) continue;
        watcher.close();
        folders.delete(folder);
      }
      return added.length > 0;
    },
    close() {
      for (const watcher of folders.values()) watcher.close();
      folders.clear();
    },
  };
}
