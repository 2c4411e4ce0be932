/** What Vite must know about this project: five small plugins. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import type { Places } from '#files/places.ts';
import { storeFilesFolder } from './dev-stores.ts';
import type { OutputFile } from './output.ts';

/** Puts the brand's hue of `site.yaml` into the design tokens. */
export function brandPlugin(hue: number): Plugin {
  return {
    name: 'fener-brand',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/styles/index.css')
        ? code.replace(/--brand-hue: [\d.]+/, `--brand-hue: ${hue}`)
        : undefined,
  };
}

/** In development: reloads pages when content changes, and serves files that are prepared, or of the last build. */
export function contentPlugin(places: Places, imagesReady: () => Promise<void>): Plugin {
  const { contentDir, localesDir } = places;
  return {
    name: 'fener-content',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add([contentDir, localesDir]);
      const reload = (path: string) => {
        if (path.startsWith(contentDir) || path.startsWith(localesDir))
          server.ws.send({ type: 'full-reload' });
      };
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, reload);
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').split('?')[0] ?? '';
        const path = preparedFile(name, places);
        if (path === undefined) return next();
        const ready = name.startsWith('/_images/') ? imagesReady() : Promise.resolve();
        void ready.then(() => {
          if (!existsSync(path)) return next();
          if (name.endsWith('.svg')) response.setHeader('Content-Type', 'image/svg+xml');
          if (name.endsWith('.json')) response.setHeader('Content-Type', 'application/json');
          response.end(readFileSync(path));
        });
      });
    },
  };
}

/** The file behind an address of images, the store finder, or the search index, which only a build makes. */
function preparedFile(address: string, { cacheDir, outDir }: Places): string | undefined {
  if (/^\/(?:search-index|pagefind)(?:\/[\w-][\w.-]*)+$/.test(address)) return join(outDir, address);
  const [, folder, file = ''] = /^\/(_images|_stores)\/([\w.-]+)$/.exec(address) ?? [];
  if (!folder) return undefined;
  return join(folder === '_stores' ? storeFilesFolder(cacheDir) : join(cacheDir, 'images'), file);
}

/** Addresses of files that are neither pages nor modules. */
const generatedAddress = /^\/(?:a|api|_contact)\/|^\/language\.js$|\/index\.md$|^\/llms\.txt$/;

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  svg: 'image/svg+xml',
  txt: 'text/plain',
};

/** In development: serves permalinks, the static API and other files that a build generates. */
export function generatedFilesPlugin(read: () => Promise<readonly OutputFile[]>): Plugin {
  return {
    name: 'fener-generated-files',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const address = decodeURI((request.url ?? '').split('?')[0] ?? '');
        if (!generatedAddress.test(address)) return next();
        const path = address.slice(1) + (address.endsWith('/') ? 'index.html' : '');
        read()
          .then((files) => {
            const file = files.find((candidate) => candidate.path === path);
            if (!file || !('content' in file)) return next();
            const type = contentTypes[path.split('.').at(-1) ?? ''];
            if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
            return response.end(file.content);
          })
          .catch(next);
      });
    },
  };
}

/** Small modules that are needed together, each group in one file: a request costs a phone more than a kilobyte does. */
const chunks = {
  groups: [
    {
      name: 'shared',
      test: /preload-helper|\/client\/(?:locale-choice|reader|delivery|messages)\.ts$|\/fill-message\.ts$|\/feedback\/text\.ts$/,
    },
    { name: 'hours', test: /\/client\/contact-status\.ts$|\/model\/hours\/state\.ts$/ },
  ],
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
        ? { build: { modulePreload: false, rolldownOptions: { output: { codeSplitting: chunks } } } }
        : undefined,
    transform: (_, id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}

/** Keeps `src/current.ts` out of the bundle, so that the build and the pages it renders share one help centre. */
export function sharedModulePlugin(project: string): Plugin {
  return {
    name: 'fener-shared-module',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) =>
      id === '#current.ts'
        ? { id: pathToFileURL(join(project, 'src/current.ts')).href, external: 'absolute' }
        : undefined,
  };
}
