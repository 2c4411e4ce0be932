/**
 * Hugo and Eleventy with a template of a page, a list and a title, and Pagefind for search: the practical limit. They
 * check nothing, and write no copies, feeds, redirects or headers.
 */
import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { walk } from '#files/walk.ts';
import { installDebianPackage } from '../../debian-package.ts';
import { buildOnce, copyCorpus, installPackages, versionOf, writeAll, type MakePeer } from './peer.ts';

/** A page around a title and a body, each in the words of a template language. */
const pageOf = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>` +
  `<body><header><a href="/">Bench</a></header><main data-pagefind-body><h1>${title}</h1>${body}</main></body></html>\n`;

const pagefind = (folder: string, site: string) => [
  process.execPath,
  join(folder, 'node_modules/pagefind/lib/runner/bin.cjs'),
  '--site',
  site,
];

/** Hugo from Debian's packages. Throws where it isn't there and can't be installed. */
export const makeHugoSite: MakePeer = async (folder, articles) => {
  const isThere = () => {
    try {
      return execFileSync('hugo', ['version'], { encoding: 'utf8' }).trim();
    } catch {
      return undefined;
    }
  };
  if (isThere() === undefined) installDebianPackage('hugo');
  const version = isThere();
  if (version === undefined) throw new Error('Hugo is not there. Install the package "hugo".');
  const template = pageOf('{{ .Title }}', '{{ .Content }}');
  const list = '{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}';
  writeAll(folder, {
    'config.toml':
      'baseURL = "https://bench.example/"\ntitle = "Bench"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
    'layouts/_default/single.html': template,
    'layouts/_default/list.html': pageOf('{{ .Title }}', `{{ .Content }}${list}`),
  });
  installPackages(folder, ['pagefind']);
  await copyCorpus(join(folder, 'content'), articles, join(folder, 'corpus'));
  // Hugo calls the page of a folder with other pages so.
  for (const name of walk(join(folder, 'content')).files.filter((one) => basename(one) === 'index.md')) {
    renameSync(join(folder, 'content', name), join(folder, 'content', dirname(name), '_index.md'));
  }
  const steps = [['hugo', '--quiet'], pagefind(folder, 'public')];
  let builds = 0;
  return {
    version,
    build: (settle) =>
      buildOnce(folder, { aside: `built-${++builds}`, made: ['public', 'resources'], steps }, settle),
  };
};

/** Eleventy from npm. */
export const makeEleventySite: MakePeer = async (folder, articles) => {
  writeAll(folder, {
    'eleventy.config.js':
      `export default function (config) {\n  config.addPassthroughCopy('content/**/*.jpg');\n` +
      `  return { dir: { input: 'content', includes: '../includes', output: 'public' }, markdownTemplateEngine: false };\n}\n`,
    'includes/page.liquid': pageOf('{{ title }}', '{{ content }}'),
    'content/content.json': JSON.stringify({ layout: 'page.liquid' }),
  });
  installPackages(folder, ['@11ty/eleventy', 'pagefind']);
  await copyCorpus(join(folder, 'content'), articles, join(folder, 'corpus'));
  const eleventy = join(folder, 'node_modules/@11ty/eleventy/cmd.cjs');
  const steps = [[process.execPath, eleventy, '--quiet'], pagefind(folder, 'public')];
  let builds = 0;
  return {
    version: versionOf(folder, '@11ty/eleventy'),
    build: (settle) => buildOnce(folder, { aside: `built-${++builds}`, made: ['public'], steps }, settle),
  };
};
