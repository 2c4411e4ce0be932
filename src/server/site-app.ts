/** Serves a built help centre as a static host would: files compressed, redirects, headers, a "not found" page per locale. */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface HeaderRule {
  readonly matches: (path: string) => boolean;
  readonly headers: readonly (readonly [string, string])[];
}

/** A Hono app that answers from `folder`, obeying the `_headers` and `_redirects` in it. */
export function createSiteApp(folder: string): Hono {
  const redirects = readRedirects(join(folder, '_redirects'));
  const rules = readHeaders(join(folder, '_headers'));
  const app = new Hono();
  app.use(compress());
  app.use(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const path = pathname.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
    const target = redirects.find(({ matches }) => matches(path))?.to;
    if (target !== undefined) return context.redirect(target + search, 301);
    if (isFolder(folder, context.req.path)) return context.redirect(`${path}/${search}`, 301);
    await next();
    for (const [name, value] of rules
      .filter(({ matches }) => matches(path))
      .flatMap(({ headers }) => headers)) {
      context.header(name, value);
    }
    return undefined;
  });
  app.use(serveStatic({ root: folder, precompressed: false }));
  app.notFound((context) => {
    const locale = context.req.path.split('/')[1] ?? '';
    const own = join(folder, locale, '404.html');
    const page = /^[a-z0-9-]+$/.test(locale) && existsSync(own) ? own : join(folder, '404.html');
    return context.html(readFileSync(page, 'utf8'), 404);
  });
  return app;
}

interface RedirectRule {
  readonly matches: (path: string) => boolean;
  readonly to: string;
}

function readRedirects(file: string): RedirectRule[] {
  return readLines(file).map((line) => {
    const [from = '', to = '/'] = line.split(' ');
    return { matches: matcherOf(from), to };
  });
}

function readHeaders(file: string): HeaderRule[] {
  const rules: { matches: (path: string) => boolean; headers: [string, string][] }[] = [];
  for (const line of readLines(file)) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name && value) rules.at(-1)?.headers.push([name, value]);
    else rules.push({ matches: matcherOf(line.trim()), headers: [] });
  }
  return rules;
}

/** Whether a path without a slash at its end names a page that has one. */
const isFolder = (folder: string, path: string) =>
  !path.endsWith('/') && !path.split('/').includes('..') && existsSync(join(folder, path, 'index.html'));

/** A rule's path may end with `*`; one that ends with a slash is meant without it too. */
const matcherOf = (pattern: string) =>
  pattern.endsWith('*')
    ? (path: string) => path.startsWith(pattern.slice(0, -1))
    : (path: string) => path === pattern || `${path}/` === pattern || path === `${pattern}/`;

const readLines = (file: string) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
    : [];
