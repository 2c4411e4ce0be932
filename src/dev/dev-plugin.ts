/** Answers requests in development before Astro does: with what is on disk now, or with the problems in it. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { normalizePath, searchForWorkspaceRoot, type Connect, type Plugin, type ViteDevServer } from 'vite';
import { isWithin, nameBelow } from '#base/file-paths.ts';
import { bytesOf } from '#publish/output/output.ts';
import { writtenFolders, type Places } from '#files/places.ts';
import { overrideFile, tokensFile } from '#files/read-theme.ts';
import { productDir } from '#files/product.ts';
import { originalModule } from '#publish/render/theme-plugin.ts';
import { themeComponentNames } from '#theme/components.ts';
import type { LiveContent } from './content-reader.ts';
import type { LiveReader } from './live-content.ts';
import { createPageReader, type PageReader } from './page-reader.ts';
import { problemPage } from './problem-page.ts';
import { watchFiles } from './watch-files.ts';
import { answerNotes, notesPath } from './writers-bar.ts';

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** What Vite and the collector answer. */
const notOurs = /^\/(?:@|src\/|node_modules\/|_feedback\/|_astro\/)/;

/** Milliseconds to wait for more changes, since editors and git write several files at a time. */
const settled = 25;

/** What a build makes besides pages. An address can also redirect to a page. */
const madeBeside =
  /^\/(?:a|api|_\w+|search-index|pagefind|widget)\/|\.md$|\/llms\.txt$|^\/(?:(?:licences|robots)\.txt|language\.js|country\.js|plain\.css)$/;

/** Milliseconds without an edit or a request, after which everything is checked that was left unchecked. */
const quiet = 700;

/** Milliseconds after which it's checked though pages are asked for all the time. */
const longest = 5000;

/** Tells the bar of an open page that its problems are those of now. */
const checkedEvent = 'fener:checked';

/** Serves the content of now below `base`, and reloads pages when it changes. */
export function devPlugin(places: Places, base: string): Plugin {
  const folders = writtenFolders(places);
  const articles = join(places.contentDir, 'articles');
  let stopWatching = () => {};
  return {
    name: 'fener-dev',
    apply: 'serve',
    config: () => ({
      server: {
        // The product may be linked into the site from elsewhere.
        fs: { allow: [searchForWorkspaceRoot(places.siteDir), productDir] },
        // Vite would watch each of tens of thousands of files.
        watch: { ignored: [(path: string) => isWithin(articles, path)] },
      },
    }),
    buildEnd: () => stopWatching(),
    configureServer(server) {
      const { hear, forget, ...reader } = createPageReader(server);
      const check = createCheck(server, reader.readWhole);
      const read = async (page?: string) => {
        const content = await reader.read(page);
        if (!content.isWhole) check.later(content);
        return content;
      };
      server.httpServer?.prependListener('request', (request: IncomingMessage) => takeBase(base, request));
      server.watcher.add([...folders]);
      let isWaiting = false;
      const reload = () => {
        if (isWaiting) return;
        isWaiting = true;
        setTimeout(() => {
          isWaiting = false;
          // Prints the problems, even when no page is open. If it fails, the next request shows the error.
          const show = () => server.ws.send({ type: 'full-reload' });
          read().then(show, show);
        }, settled);
      };
      const change = (event: string) => (path: string) => {
        if (!folders.some((folder) => isWithin(folder, path))) return;
        if (isPartOfStyles(places, path)) forgetStyles(server);
        if (event !== 'change') forgetComponent(server, places, path);
        hear(path);
        reload();
      };
      for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const)
        server.watcher.on(event, change(event));
      stopWatching = watchFiles(articles, change('change'));
      server.middlewares.use((_request, response, next) => {
        check.afterAnswer(response);
        next();
      });
      server.middlewares.use(answerer(base, read, forget));
    },
  };
}

/** Answers what isn't a page or a module. */
const answerer =
  (base: string, read: PageReader['read'], forget: PageReader['forget']): Connect.NextHandleFunction =>
  (request, response, next) => {
    const [asked = '', query = ''] = (request.url ?? '').split('?');
    const parts = decoded(asked);
    if (!parts || notOurs.test(parts.join('/'))) return next();
    if (!request.originalUrl?.startsWith(`${base}/`)) return sendHome(base, response);
    if (asked === notesPath) {
      read()
        .then((content) => answerNotes(content, new URLSearchParams(query), response))
        .catch(next);
      return;
    }
    const address = addressOf(parts);
    read(address)
      .then(async (content) => {
        if (await answer(base, parts, content, response)) return;
        if (content.isPage(address) && content.ask(address)) await forget();
        next();
      })
      .catch(next);
  };

/**
 * Has everything checked when nobody has edited or asked for anything for a while, but at last after `longest`: a page that is
 * being made has the processor to itself.
 */
function createCheck(server: ViteDevServer, readWhole: LiveReader['readWhole']) {
  let awaiting: LiveContent | undefined;
  let latest = 0;
  let timer: NodeJS.Timeout | undefined;
  let unanswered = 0;
  const begin = () => {
    awaiting = undefined;
    const tell = () => server.ws.send({ type: 'custom', event: checkedEvent });
    readWhole().then(tell, tell);
  };
  const wait = () => {
    const most = Math.max(0, latest - performance.now());
    clearTimeout(timer);
    timer = setTimeout(begin, unanswered > 0 ? most : Math.min(quiet, most));
  };
  return {
    later: (content: LiveContent) => {
      if (content !== awaiting) latest = performance.now() + longest;
      awaiting = content;
      wait();
    },
    afterAnswer: (response: ServerResponse) => {
      unanswered++;
      response.once('close', () => {
        unanswered--;
        if (awaiting) wait();
      });
    },
  };
}

/**
 * Takes the base away, before all middlewares: Astro and Vite answer as if the site lay at the top of the host. What was asked
 * for stays in `originalUrl`.
 */
function takeBase(base: string, request: IncomingMessage): void {
  const asked = request.url ?? '';
  if (asked.startsWith(`${base}/`))
    Object.assign(request, { originalUrl: asked, url: asked.slice(base.length) });
}

/** Leads from the rest of the host to the site. */
function sendHome(base: string, response: ServerResponse): void {
  response.writeHead(302, { Location: `${base}/` });
  response.end();
}

/** `parts`: what is between the slashes of the address, decoded. */
async function answer(
  base: string,
  parts: readonly string[],
  content: LiveContent,
  response: ServerResponse,
): Promise<boolean> {
  const path = parts.join('/');
  const isFolder = path.endsWith('/');
  const address = addressOf(parts);
  const problems = isFolder ? content.problemsAt(address) : [];
  if (problems.length > 0) {
    response.statusCode = 500;
    const others = content.problems.filter(({ file }) => !problems.some((one) => one.file === file));
    send(response, 'html', problemPage(base, problems, others.length));
    return true;
  }
  const name = path.slice(1) + (isFolder ? 'index.html' : '');
  const isMade = () => content.isAsset(name) || madeBeside.test(path);
  if (isFolder ? content.isPage(address) : !isMade()) return false;
  const file = await content.fileAt(name);
  if (!file || ('copyOf' in file && !existsSync(file.copyOf))) return false;
  send(response, name.split('.').at(-1) ?? '', bytesOf(file));
  return true;
}

const addressOf = (parts: readonly string[]) => parts.map(encodeURIComponent).join('/');

function send(response: ServerResponse, ending: string, body: string | Buffer): void {
  const type = contentTypes[ending];
  if (type) response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-store');
  response.end(body);
}

/** The brand and the tokens of the theme are part of the styles. */
const isPartOfStyles = (places: Places, path: string) =>
  nameBelow(places.contentDir, path) === 'site.yaml' || path === tokensFile(places);

/** Makes the styles again for the next request. */
function forgetStyles(server: ViteDevServer): void {
  for (const { moduleGraph } of Object.values(server.environments)) {
    for (const [file, modules] of moduleGraph.fileToModulesMap) {
      if (file.endsWith('/styles/index.css')) for (const each of modules) moduleGraph.invalidateModule(each);
    }
  }
}

/** When an override comes or goes, whatever shows the component looks for it again. */
function forgetComponent(server: ViteDevServer, places: Places, path: string): void {
  const name = themeComponentNames.find((component) => overrideFile(places, component) === path);
  if (name === undefined) return;
  for (const { moduleGraph } of Object.values(server.environments)) {
    for (const file of [normalizePath(path), originalModule(name) ?? '']) {
      const importers = [...(moduleGraph.getModulesByFile(file) ?? [])].flatMap((each) => [
        ...each.importers,
      ]);
      for (const importer of importers) moduleGraph.invalidateModule(importer);
    }
  }
}

function decoded(path: string): readonly string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
