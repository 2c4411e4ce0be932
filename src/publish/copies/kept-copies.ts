/** Copies of pages that are as they were aren't made again. */
import type { LocalePage } from '#model/pages/kinds.ts';
import { bytesOf, type OutputFile } from '#publish/output/output.ts';
import { KeptFolder } from '#publish/output/kept-folder.ts';
import { copyPaths } from './copy-files.ts';

interface Tools {
  readonly cacheDir: string;
  /** Key of all that makes copies of views. */
  readonly code: string;
  readonly copiesOf: (view: LocalePage) => readonly OutputFile[];
}

/** Copies of one build. */
export interface KeptCopies {
  /** The copies of a page; `key` is that of its view. */
  readonly of: (view: LocalePage, key: string) => readonly OutputFile[];
  /** Notes them for the next build. */
  readonly finish: () => void;
}

/** Keeps copies: a view with the same key gives the same ones. */
export function keepCopies({ cacheDir, code, copiesOf }: Tools): KeptCopies {
  const kept = new KeptFolder(cacheDir, 'copies', code);
  return {
    of: (view, key) => {
      if (view.head.markdown === undefined) return [];
      const paths = copyPaths(view.path);
      const [file = ''] = paths;
      if (!kept.keeps(view.path, key, [file])) {
        const [copy] = copiesOf(view);
        if (!copy) return [];
        kept.write(file, bytesOf(copy));
        kept.note(view.path, key);
      }
      return paths.map((path) => kept.output(file, path));
    },
    finish: () => kept.finish(),
  };
}
