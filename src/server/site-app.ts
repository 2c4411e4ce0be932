/** Serves a built help centre as a good static host does; nginx does the same with the configuration of the build. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { existsSync, realpathSync } from 'node:fs';
import { prefersMarkdown } from './negotiate.ts';
import { encodeLocation, readRequestPath } from './request-path.ts';
import { readSiteRules, type SiteRules } from './site-rules.ts';
import { answerNotFound, answerWithFile, findFile } from './static-file.ts';

/** Methods that a static site answers. */
const allowed = 'GET, HEAD, OPTIONS';

/** Files that are read by hosts and by this server, never by visitors; and names that begin with ".". */
const isPrivate = (path: string) =>
  /^\/(_headers|_redirects|_server)(\/|$)/.test(path) || /\/\.(?!well-known\/)/.test(path);

/** A Hono app that answers from `folder`, obeying the redirects and headers that the build wrote into it. */
export function createSiteApp(folder: string): Hono {
  const root = existsSync(folder) ? realpathSync.native(folder) : folder;
  const rules = readSiteRules(root);
  const app = new Hono();
  app.use(compress());
  app.all('*', ({ req }) => {
    const path = readRequestPath(new URL(req.url).pathname);
    const answer = path === undefined ? refuse(400, 'Bad request') : answerAt(root, path, req.raw, rules);
    setHeaders(answer, path ?? '/', rules);
    return answer;
  });
  return app;
}

/** The site's headers. Browsers must always revalidate an answer that isn't a file. */
function setHeaders({ status, headers }: Response, path: string, { headersOf }: SiteRules): void {
  const isFile = status === 200 || status === 206 || status === 304;
  for (const [name, value] of headersOf(path, status === 204 || status >= 400)) headers.set(name, value);
  if (status < 400 && !(isFile && headers.has('Cache-Control'))) headers.set('Cache-Control', 'no-cache');
}

function answerAt(root: string, path: string, request: Request, { base, redirectOf }: SiteRules): Response {
  const asked = new URL(request.url);
  if (path === base) return redirect(`${base}/${asked.search}`);
  if (!path.startsWith(`${base}/`)) return refuse(404, `Not found. The help centre is at ${base}/`);
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: allowed } });
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, 'Method not allowed', { Allow: allowed });
  }
  const target = redirectOf(path, asked);
  if (target !== undefined) return redirect(target);
  const within = path.slice(base.length);
  const found = isPrivate(within) ? undefined : findFile(root, within);
  if (found === 'folder' && !path.endsWith('/')) return redirect(`${encodeLocation(path)}/${asked.search}`);
  if (found === 'folder') return answerWithPage(root, within, request);
  return found ? answerWithFile(found, request) : notFound(root, within, request);
}

/** A page in the form that the client prefers. */
function answerWithPage(root: string, path: string, request: Request): Response {
  const [page, copy] = ['index.html', 'index.md'].map((name) => findFile(root, path + name));
  const isCopied = typeof copy === 'object';
  const isPreferred = isCopied && prefersMarkdown(request.headers.get('Accept') ?? '');
  const shown = isPreferred ? copy : page;
  const answer = typeof shown === 'object' ? answerWithFile(shown, request) : notFound(root, path, request);
  if (isCopied) answer.headers.append('Vary', 'Accept');
  if (isPreferred)
    answer.headers.set('Content-Location', `${new URL(request.url).pathname.replace(/^\/+/, '/')}index.md`);
  return answer;
}

/** The "not found" page of the language that the path begins with, else the site's. */
function notFound(root: string, path: string, request: Request): Response {
  const [, own] = /^(\/[a-z0-9-]+)\//.exec(path) ?? [];
  const pages = [...(own === undefined ? [] : [`${own}/404.html`]), '/404.html'];
  const found = pages.map((page) => findFile(root, page)).find((file) => typeof file === 'object');
  return found ? answerNotFound(found, request) : refuse(404, 'Not found');
}

const redirect = (location: string) => new Response(null, { status: 301, headers: { Location: location } });

const refuse = (status: number, text: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });
