/** What Vite must know about this project: a few small plugins. */
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { moduleEnding, productFile } from '#files/product.ts';
import type { PreparedFonts } from '#publish/fonts/fonts.ts';
import { paletteCss, type Palette } from '#site/palette.ts';

/** What `brand` in `site.yaml` gives to the styles. */
export interface BrandStyles {
  readonly palette: Palette;
  readonly fonts: Pick<PreparedFonts, 'css' | 'properties'>;
}

/** Puts the palette and the fonts of `site.yaml` into the design tokens. */
export function brandPlugin(brand: () => Promise<BrandStyles>): Plugin {
  return {
    name: 'fener-brand',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\/styles\/index\.css(?:$|\?)/.test(id)) return undefined;
      const { palette, fonts } = await brand();
      return `${code.replace('--palette: here;', `${paletteCss(palette)}\n${fonts.properties}`)}\n${fonts.css}`;
    },
  };
}

/** Small modules that are needed together, each group in one file: a request costs a phone more than a kilobyte does. */
const together = {
  shared: [
    'vite/preload-helper',
    'client/feedback/delivery',
    'client/page/messages',
    'client/page/own-data',
    'client/page/reader',
    'i18n/fill-message',
    'model/feedback/browser/text',
  ],
  hours: [
    'client/page/open-state',
    'client/stores/each-minute',
    'client/stores/store-state',
    'model/hours/browser/state',
  ],
};

const chunks = {
  groups: Object.entries(together).map(([name, files]) => ({
    name,
    test: (id: string) => files.some((file) => id.replace(/\.[jt]s$/, '').endsWith(file)),
  })),
};

/**
 * Leaves dynamic imports of browser code as they are. Vite wraps each in a helper of a kilobyte, which preloads what
 * they import and the styles that belong to them; here styles belong to pages, and scripts are small.
 */
export function plainImportsPlugin(): Plugin {
  return {
    name: 'fener-plain-imports',
    apply: 'build',
    configEnvironment: (name) =>
      name === 'client'
        ? {
            build: {
              modulePreload: false,
              rolldownOptions: { output: { codeSplitting: chunks }, optimization: { inlineConst: true } },
            },
          }
        : undefined,
    transform: (_, id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}

/** Keeps `src/current.ts` out of the bundle, so that the build and the pages it renders share one help centre. */
export function sharedModulePlugin(): Plugin {
  return {
    name: 'fener-shared-module',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) =>
      id === '#current.ts'
        ? { id: pathToFileURL(productFile(`src/current${moduleEnding}`)).href, external: 'absolute' }
        : undefined,
  };
}
