/** What Vite must know about this project: a few small plugins. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isWithin } from '#base/file-paths.ts';
import type { Places } from '#files/places.ts';
import { moduleEnding, productDir, productFile } from '#files/product.ts';
import type { PreparedFonts } from '#publish/fonts/fonts.ts';
import { paletteCss, paletteHere, type Palette } from '#site/palette.ts';

/** What `brand` in `site.yaml` and `theme/tokens.css` give to the styles. */
export interface BrandStyles {
  readonly palette: Palette;
  readonly fonts: Pick<PreparedFonts, 'css' | 'properties'>;
  /** Styles that set the tokens of the theme; may be empty. */
  readonly tokens: string;
}

/** Puts the palette and the fonts of `site.yaml` into the design tokens, and the tokens of the theme behind them. */
export function brandPlugin(brand: () => Promise<BrandStyles>): Plugin {
  return {
    name: 'fener-brand',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\/styles\/index\.css(?:$|\?)/.test(id)) return undefined;
      const { palette, fonts, tokens } = await brand();
      const styles = code.replace(paletteHere, `${paletteCss(palette)}\n${fonts.properties}`);
      return [styles, fonts.css, tokens].join('\n');
    },
  };
}

/** Small modules that are needed together, each group in one file: a request costs a phone more than a kilobyte does. */
const together = {
  // The script of every page, and what its dynamic imports share.
  page: [
    'components/PageScript',
    'client/start',
    'vite/preload-helper',
    'client/feedback/delivery',
    'client/page/messages',
    'client/page/own-data',
    'client/page/reader',
    'client/page/served-path',
    'client/search/manifest',
    'fener-absent-part',
    'i18n/fill-message',
    'model/feedback/browser/text',
  ],
  hours: [
    'client/page/open-state',
    'client/stores/each-minute',
    'client/stores/store-state',
    'model/hours/browser/state',
  ],
  // What a search reports. Before the search: contact panels report, too, and must not bring its code.
  events: ['client/feedback/events', 'client/feedback/measurable', 'model/feedback/browser/redaction'],
  // What a search begins with: also what forms, lost readers and the browser's assistant ask the search with.
  'help-search': [
    'client/search/help-search',
    'client/page/unpack',
    'client/search/answers',
    'client/search/config',
    'client/search/open-index',
    'model/search/browser/engine',
    'model/search/browser/tokens',
  ],
  // The list of stores, and how a place is found among them.
  places: [
    'base/edit-distance',
    'client/page/once-each',
    'client/stores/data',
    'stores/browser/find',
    'stores/browser/geo',
  ],
};

const chunks = {
  groups: Object.entries(together).map(([name, files]) => ({
    name,
    test: (id: string) => files.some((file) => id.replace(/\.astro\?.*$|\.[jt]s$/, '').endsWith(file)),
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
    transform: plainImports,
  };
}

/** What takes the place of Vite's helper. */
export const plainImports = (_: string, id: string): string | undefined =>
  id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined;

/**
 * What Node loads as it is, beside the bundle: the module that the build and the pages it renders share, and code that
 * looks for files of packages. Named by path, since a bundle in the site's folder may not reach the product's packages.
 */
const beside = ['#current.ts', '#components/icon.ts', 'qrcode', 'satteri', 'sharp', 'shiki'];

/** Keeps some modules out of the bundle. */
export function besidePlugin(): Plugin {
  return {
    name: 'fener-beside',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) =>
      beside.includes(id) ? { id: import.meta.resolve(id), external: 'absolute' } : undefined,
  };
}

/** Modules of rooms that Vite has nothing to do with: neither pages nor what runs in browsers. */
const plainModule = /^#(?!client\/|components\/|layouts\/|pages\/|styles\/).*\.ts$/;

/**
 * Lets pages in development use the modules that Node has loaded, and with them all that reads content: Vite would make and keep
 * its own copies of hundreds of modules, which takes seconds and half a gigabyte.
 */
export function sharedModulesPlugin(): Plugin {
  const shared = '\0fener-shared:';
  return {
    name: 'fener-shared-modules',
    apply: 'serve',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    resolveId: (id) => (plainModule.test(id) ? `${shared}${import.meta.resolve(id)}` : undefined),
    async load(id) {
      if (!id.startsWith(shared)) return undefined;
      const address = id.slice(shared.length);
      const names = Object.keys((await import(address)) as object);
      return `import { createRequire } from 'node:module';
        export const { ${names.join(', ')} } = createRequire(${JSON.stringify(import.meta.url)})(${JSON.stringify(fileURLToPath(address))});`;
    },
  };
}

/**
 * Finds Astro from the product's folder where nothing on disk asks for it, or the site's theme does: pnpm, for one, gives a
 * site only the packages that its own package.json names.
 */
export function astroPlugin({ themeDir }: Pick<Places, 'themeDir'>): Plugin {
  return {
    name: 'fener-astro',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      const isAsked =
        importer !== undefined && !/^(?:\0|virtual:)/.test(importer) && !isWithin(themeDir, importer);
      if (isAsked || !/^astro(?:\/|$)/.test(id)) return undefined;
      const from = productFile(`src/current${moduleEnding}`);
      return await this.resolve(id, from, { ...options, skipSelf: true });
    },
  };
}

/**
 * Finds styles and scripts of the product's components where the product lies outside the site: linked, or run from its
 * repository. Astro takes `/opt/fener/Head.astro` for a file below the site in `/srv/help`, since the two share no folder;
 * Vite's `/@fs` in front says that the path is whole.
 */
export function wholePathsPlugin(): Plugin {
  let astro: Plugin | undefined;
  return {
    name: 'fener-whole-paths',
    configResolved({ plugins }) {
      astro = plugins.find(({ name }) => name === 'astro:build');
    },
    load: {
      order: 'pre',
      filter: { id: /[?&]astro(?:&|=|$)/ },
      handler(id, options) {
        const load = typeof astro?.load === 'object' ? astro.load.handler : astro?.load;
        return isWithin(productDir, id) ? load?.call(this, `/@fs${id}`, options) : undefined;
      },
    },
  };
}
