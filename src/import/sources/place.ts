/** Where a help centre to import lies: a folder, a file, an address. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '#files/walk.ts';
import type { Problem } from '#problems/problem.ts';
import { readSourceText } from './source-files.ts';

export type Place = FolderPlace | FilePlace | UrlPlace;

export interface FolderPlace {
  readonly kind: 'folder';
  readonly path: string;
  /** Paths below the folder, sorted; those of dot folders too. */
  readonly files: readonly string[];
  /** What could not be listed. */
  readonly problems: readonly Problem[];
  /** The text of a file below the folder; `undefined` where there is none that can be read. */
  readonly textOf: (name: string) => string | undefined;
  /** How a file below the folder begins, at most 64 kB of it; empty where there is none that can be read. */
  readonly headOf: (name: string) => string;
}

export interface FilePlace {
  readonly kind: 'file';
  readonly path: string;
  /** How the file begins, at most 64 kB of it, for sources to recognise it by. */
  readonly head: string;
}

export interface UrlPlace {
  readonly kind: 'url';
  readonly url: URL;
}

/** The place that somebody named, or `undefined` where nothing lies. */
export function openPlace(named: string): Place | undefined {
  if (/^https?:\/\//i.test(named)) {
    const url = URL.parse(named);
    return url ? { kind: 'url', url } : undefined;
  }
  if (!existsSync(named)) return undefined;
  if (statSync(named).isDirectory()) return openFolder(named);
  return { kind: 'file', path: named, head: readHead(named) };
}

/** A folder with all that lies in it, but what tools keep there. */
export function openFolder(path: string): FolderPlace {
  const { files, problems } = walk(path, { hasHidden: true, skips: (name) => toolFolders.has(name) });
  const known = new Set(files);
  return {
    kind: 'folder',
    path,
    files,
    problems,
    headOf: (name) => {
      try {
        return known.has(name) ? readHead(join(path, name)) : '';
      } catch {
        return '';
      }
    },
    textOf: (name) => (known.has(name) ? readSourceText(join(path, name)).text : undefined),
  };
}

const headSize = 65_536;

function readHead(path: string): string {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(headSize);
    return head.toString('utf8', 0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

const toolFolders = new Set(['.git', 'node_modules', '.github', '.vscode', '.idea']);
