/** What Vite must know about this project: three small plugins. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import type { Places } from '#files/places.ts';
import { storeFilesFolder } from './dev-stores.ts';

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

/** In development: reloads pages when content changes, and serves prepared images and the files of the store finder. */
export function contentPlugin({ contentDir, localesDir, cacheDir }: Places): Plugin {
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
        const [, folder, file = ''] = /^\/(_images|_stores)\/([\w.-]+)$/.exec(name) ?? [];
        const path = join(folder === '_stores' ? storeFilesFolder(cacheDir) : join(cacheDir, 'images'), file);
        if (!folder || !existsSync(path)) return next();
        if (name.endsWith('.svg')) response.setHeader('Content-Type', 'image/svg+xml');
        if (name.endsWith('.json')) response.setHeader('Content-Type', 'application/json');
        response.end(readFileSync(path));
      });
    },
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
