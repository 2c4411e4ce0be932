/** Keeps out of the site's styles and scripts what belongs to parts that the site is without. */
import type { Plugin } from 'vite';
import { moduleEnding, productFile } from '#files/product.ts';
import type { SitePart } from '#model/parts.ts';

/** A part of the site, tools for assistants in browsers (`machines.webmcp`), or answers that a model writes (`answers`). */
export type LeftOut = SitePart | 'webmcp' | 'answers';

/**
 * The modules by which a part enters pages, as they are imported. Without the part nothing renders or runs them, so that
 * an empty module can take their place; all that only they import goes with them.
 */
const entries: Readonly<Record<LeftOut, readonly RegExp[]>> = {
  stores: [
    /^#components\/stores\/\w+\.astro$/,
    /^#styles\/stores\.css/,
    /^#client\/stores\/stores-in-query\.[jt]s$/,
    /^\.\/stores\/start\.[jt]s$/,
  ],
  channels: [/^#components\/Contact\w+\.astro$/, /^#styles\/contact\.css/, /^\.\/panels\.[jt]s$/],
  ratings: [/^#components\/Rating\.astro$/, /^#client\/feedback\/help-rating\.[jt]s$/],
  webmcp: [/^\.\/tools\/start\.[jt]s$/],
  answers: [/^\.\/written-answer\.[jt]s$/],
};

/** The styles of a part among those of every page, of the home page and of the search. */
const styles: Readonly<Partial<Record<LeftOut, RegExp>>> = {
  stores: /^@import '[^']*\bstores\b[^']*'.*\n/gm,
  channels: /^@import '[^']*\bcontact\b[^']*'.*\n/gm,
  ratings: /^@import '[^']*\brating\b[^']*'.*\n/gm,
};

/** Without ratings there's no collector, so that nothing is measured either. */
const measuring = /^#client\/feedback\/events\.[jt]s$/;

export const emptyModule = '\0fener-absent-part';

/** Leaves out the parts that the site is without. */
export const partsPlugin = (absent: readonly LeftOut[]): Plugin => ({
  name: 'fener-parts',
  enforce: 'pre',
  resolveId(id) {
    if (absent.includes('ratings') && measuring.test(id))
      return productFile(`src/client/feedback/no-events${moduleEnding}`);
    return absent.some((part) => entries[part].some((entry) => entry.test(id))) ? emptyModule : undefined;
  },
  load: (id) => (id === emptyModule ? 'export default undefined;' : undefined),
  transform: (code, id) =>
    /\/styles\/(?:index|home|search)\.css(?:$|\?)/.test(id)
      ? absent.reduce((css, part) => (styles[part] ? css.replaceAll(styles[part], '') : css), code)
      : undefined,
});
