/** Tells which files below a folder change, with one watch for each folder: those of Vite take one for each file. */
import { readdirSync, realpathSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether the system watches a folder with all that is below. On Linux, Node does it with a watch for each file. */
const watchesWhole = process.platform === 'darwin' || process.platform === 'win32';

/**
 * Calls `tell` with each file or folder below `folder` that comes, changes or goes. The folder may come later. Returns what ends
 * it.
 */
export function watchFiles(folder: string, tell: (path: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  start(folder, []);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };

  /** `above`: the folders that it was reached through, as the disk knows them. A link may lead back to one. */
  function start(path: string, above: readonly string[]): void {
    const real = isFolder(path) ? realpathSync(path) : undefined;
    if (real !== undefined && !above.includes(real)) {
      watchFolder(path);
      if (!watchesWhole) for (const entry of foldersIn(path)) start(entry, [...above, real]);
    }
    if (path === folder) awaitFolder();
  }

  /** The folder itself comes and goes in the one above. */
  function awaitFolder(): void {
    const above = dirname(folder);
    if (watchers.has(above) || !isFolder(above)) return;
    listen(above, false, (name) => {
      if (join(above, name) !== folder) return;
      forget(folder);
      start(folder, []);
      tell(folder);
    });
  }

  function watchFolder(path: string): void {
    if (watchers.has(path)) return;
    listen(path, watchesWhole, (name) => {
      const changed = join(path, name);
      if (!watchesWhole) {
        forget(changed);
        start(changed, []);
      }
      tell(changed);
    });
  }

  function listen(path: string, recursive: boolean, hear: (name: string) => void): void {
    try {
      const watcher = watch(path, { recursive }, (_, name) => {
        if (name !== null) hear(name);
      });
      watcher.on('error', () => forget(path));
      watchers.set(path, watcher);
    } catch {
      // The system may watch no more folders, or this one is gone: whoever asks looks at all files now and then.
    }
  }

  /** A folder that comes back has watches of its own. */
  function forget(path: string): void {
    const below = join(path, '/');
    for (const [known, watcher] of watchers) {
      if (known !== path && !known.startsWith(below)) continue;
      watcher.close();
      watchers.delete(known);
    }
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Folders in a folder, and links that may lead to one. */
const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
    .map(({ name }) => join(path, name));
