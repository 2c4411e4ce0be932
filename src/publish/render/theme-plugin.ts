/** Puts the components of a site in the place of ours, and finds ours where the site's own import them. */
import { normalizePath, type Plugin } from 'vite';
import type { Places } from '#files/places.ts';
import { moduleEnding, productFile } from '#files/product.ts';
import { overridden, overrideFile } from '#files/read-theme.ts';
import { didYouMean } from '#problems/nearest.ts';
import { importable, themeComponentNames, type ThemeComponentName } from '#theme/components.ts';

/** The original of a component, as Vite names it. */
export const originalModule = (name: string): string | undefined => {
  const file = importable.get(name);
  return file === undefined ? undefined : normalizePath(productFile(`src/components/${file}`));
};

/** Resolves what `docs/theming.md` promises: overrides by name, `fener/components/<name>.astro`, `fener/theme`. */
export function themePlugin(places: Pick<Places, 'themeDir'>): Plugin {
  return {
    name: 'fener-theme',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (id === 'fener/theme') return normalizePath(productFile(`src/components/public${moduleEnding}`));
      const [, asked] = /^fener\/components\/(.+)\.astro$/.exec(id) ?? [];
      if (asked !== undefined) return originalModule(asked) ?? this.error(unknown(asked));
      const name = nameOf(id);
      if (name === undefined || !overridden(places).includes(name)) return undefined;
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
      return resolved?.id === originalModule(name) ? normalizePath(overrideFile(places, name)) : resolved;
    },
  };
}

const nameOf = (id: string): ThemeComponentName | undefined => {
  const [, written] = /(?:^|\/)(\w+)\.astro$/.exec(id) ?? [];
  return themeComponentNames.find((name) => name === written);
};

const unknown = (name: string) =>
  `There is no "fener/components/${name}.astro". ${didYouMean(name, importable.keys())}Known: ${[...importable.keys()].join(', ')}.`;
