/** Copies of pages that are as they were aren't made again, unless the output misses them. */
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import type { LocalePage } from '#model/pages/kinds.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import type { PageBuilder } from '#model/pages/page-builder.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** Copies of a page: the key of its view, where they lie, and the hash of each. */
type Kept = readonly [view: string, copies: readonly (readonly [path: string, hash: string])[]];

/** By the page's path. */
const copiesRecord = recordKind<{ readonly code: string; readonly kept: Readonly<Record<string, Kept>> }>(
  'copies 1',
);

const recordPath = (cacheDir: string) => join(cacheDir, 'copies.json');

interface Tools {
  readonly cacheDir: string;
  /** Key of all that makes copies of views. */
  readonly code: string;
  readonly copiesOf: (view: LocalePage) => readonly OutputFile[];
  /** Makes a view once more: all of them wouldn't fit into memory. */
  readonly viewOf: PageBuilder;
}

/** Copies of one build, and what the next one has to know of them. */
export interface KeptCopies {
  /** The copies of a page; `key` is that of its view. */
  readonly of: (view: LocalePage, page: PageReference, key: string) => readonly OutputFile[];
  readonly write: () => void;
}

/** Remembers the hashes of copies: a view with the same key gives the same copy. */
export function keepCopies({ cacheDir, code, copiesOf, viewOf }: Tools): KeptCopies {
  const last = copiesRecord.read(recordPath(cacheDir));
  const before = last?.code === code ? last.kept : {};
  const now: Record<string, Kept> = {};
  return {
    of: (view, page, key) => {
      const known = before[page.path];
      if (known?.[0] === key) {
        now[page.path] = known;
        return known[1].map(([path, hash]) => ({
          path,
          key: hash,
          make: () => contentOf(copiesOf(viewOf(page)).find((copy) => copy.path === path)),
        }));
      }
      const copies = copiesOf(view);
      now[page.path] = [key, copies.map((copy) => [copy.path, contentHash(contentOf(copy))])];
      return copies;
    },
    write: () => copiesRecord.write(recordPath(cacheDir), { code, kept: now }),
  };
}

const contentOf = (copy: OutputFile | undefined) => (copy && 'content' in copy ? copy.content : '');
