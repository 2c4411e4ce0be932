/** The module of the widget and the parts that it fetches, made with Vite from `src/client/widget`. */
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { moduleEnding, productDir, productFile } from '#files/product.ts';
import type { SitePart } from '#model/parts.ts';
import type { SiteFacts } from '#model/widget/browser/widget-file.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { emptyModule, partsPlugin } from '#publish/render/parts-plugin.ts';
import { plainImports } from '#publish/render/vite-plugins.ts';

/** What differs between the widgets of two sites. */
export interface WidgetBundle {
  readonly facts: SiteFacts;
  readonly absent: readonly SitePart[];
}

/** Rooms that the widget uses speak to a page of the help centre; in the widget these modules take the place of theirs. */
const inPlaceOf = {
  'feedback/events': 'events',
  'page/messages': 'messages',
  'page/own-data': 'own-data',
  'page/reader': 'reader',
  'page/served-path': 'served-path',
  'page/storage': 'storage',
};

const widgetFile = (name: string) => productFile(`src/client/widget/${name}`);

/** Resolves modules of pages to those of the widget, except for these themselves, which build on them. */
const replacements: Plugin = {
  name: 'fener-widget-modules',
  enforce: 'pre',
  async resolveId(id, importer, options) {
    if (!/[/#](?:events|messages|own-data|reader|served-path|storage)\.[jt]s$/.test(id)) return undefined;
    if (importer?.includes('/widget/in-place-of/')) return undefined;
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    const replaced = Object.entries(inPlaceOf).find(([name]) =>
      found?.id.endsWith(`/client/${name}${moduleEnding}`),
    );
    return replaced ? widgetFile(`in-place-of/${replaced[1]}${moduleEnding}`) : undefined;
  },
};

/** What only a part of the site needs, besides what pages leave out with it. */
const entries: Readonly<Record<SitePart, RegExp>> = {
  stores: /^\.\/stores-view\.[jt]s$/,
  channels: /^#client\/contact\/help-contact\.[jt]s$/,
  ratings: /^#client\/feedback\/help-rating\.[jt]s$/,
};

const withoutParts = (absent: readonly SitePart[]): Plugin => ({
  name: 'fener-widget-parts',
  enforce: 'pre',
  resolveId: (id) => (absent.some((part) => entries[part].test(id)) ? emptyModule : undefined),
});

/** Chats start in pages of the help centre alone: the widget leads there. */
const withoutChats: Plugin = {
  name: 'fener-widget-chats',
  enforce: 'pre',
  resolveId: (id) => (/^\.\/chat\.[jt]s$/.test(id) ? '\0no-chat' : undefined),
  load: (id) => (id === '\0no-chat' ? 'export const openFrom = undefined;' : undefined),
  transform: plainImports,
};

/** Gives the two modules that hold what is known at build. */
const knownAtBuild = (facts: SiteFacts): Plugin => ({
  name: 'fener-widget-facts',
  enforce: 'pre',
  load(id) {
    if (id.endsWith(`/client/widget/site-facts${moduleEnding}`))
      return `export const siteFacts = ${JSON.stringify(facts)};`;
    if (id.endsWith(`/client/widget/panel-styles${moduleEnding}`))
      return "export { default as panelStyles } from './panel.css?inline';";
    return undefined;
  },
});

/**
 * Styles of pages, for a shadow tree in somebody else's page: that page has the say of what `rem` is, and its `:root` is not
 * ours.
 */
const forShadow = {
  postcssPlugin: 'fener-widget-styles',
  OnceExit(root: import('postcss').Root) {
    root.walkRules((rule) => {
      if (/^(?:html|body|main|\.skip-link)\b/.test(rule.selector)) rule.remove();
      else rule.selector = rule.selector.replaceAll(':root', '.root');
    });
    root.walkDecls((declaration) => {
      declaration.value = declaration.value.replaceAll(
        /(?<![\w.-])(-?\d*\.?\d+)rem\b/g,
        'calc($1 * var(--unit))',
      );
    });
  },
};

/** What several parts need is one file: each request costs a phone more than these bytes do. */
const together = {
  // The module itself stays whole.
  includeDependenciesRecursively: false,
  groups: [
    {
      name: 'shared',
      test: (id: string) =>
        /\/(?:client\/page|widget\/in-place-of|feedback\/(?:events|delivery)|feedback\/browser\/text|i18n|base)\b/.test(
          id,
        ),
    },
    { name: 'hours', test: (id: string) => /\/(?:hours\/browser|page\/open-state)\b/.test(id) },
  ],
};

/**
 * Browsers that know `light-dark()`. For others it would be written as what the reader's device prefers, but the widget has the
 * colours of the page that it is in.
 */
const cssTarget = ['chrome123', 'firefox120', 'safari17.5'];

/** All files of the widget, below `/widget/`. */
export async function bundleWidget({ facts, absent }: WidgetBundle): Promise<readonly OutputFile[]> {
  const built = await build({
    configFile: false,
    root: productDir,
    logLevel: 'error',
    plugins: [partsPlugin(absent), withoutParts(absent), replacements, withoutChats, knownAtBuild(facts)],
    css: { postcss: { plugins: [forShadow] } },
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      target: 'es2023',
      cssTarget,
      rolldownOptions: {
        input: { v1: widgetFile(`v1${moduleEnding}`) },
        preserveEntrySignatures: false,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'v1-[name]-[hash].js',
          codeSplitting: together,
        },
        optimization: { inlineConst: true },
      },
    },
  });
  return outputOf(built).map(({ fileName, code }) => ({
    path: join('widget', fileName).replaceAll('\\', '/'),
    content: code,
  }));
}

/** The scripts of a build that writes nothing. */
const outputOf = (built: Awaited<ReturnType<typeof build>>): readonly Rolldown.OutputChunk[] =>
  [built]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
    .filter((file) => file.type === 'chunk');
