/** All files of a new help centre. */
import { basename, resolve } from 'node:path';
import { stringify } from 'yaml';
import { toSlug } from '../../src/model/slug.ts';
import { hosts as siteHosts } from '../../src/site/site.ts';
import packageJson from '../package.json' with { type: 'json' };
import { readableColor, type Answers, type Host, type Part } from './answers.ts';
import { hostValues } from './host-values.ts';
import { starterArticles, starterIds } from './starter-articles.ts';
import { fill, templatesIn } from './templates.ts';

/** Where the content of a part lies, with a commented example, and what it's for. Ratings need no content. */
const partFiles: Readonly<Partial<Record<Part, { readonly path: string; readonly about: string }>>> = {
  stores: { path: 'content/stores/stores.yaml', about: 'your stores' },
  channels: { path: 'content/channels.yaml', about: 'how readers reach you' },
};

/** The files of a help centre by their paths in its folder. */
export function siteFiles(folder: string, answers: Answers): ReadonlyMap<string, string> {
  const isEnglish = answers.languages.some((id) => /^en(?:-|$)/.test(id));
  const values = {
    name: answers.name,
    ...hostValues(answers),
    folder: packageName(folder),
    node: String(Number.parseInt(packageJson.engines.node.replace(/\D+/, ''), 10)),
    parts: answers.parts.map(partRow).join(''),
    words: JSON.stringify([...new Set(answers.name.match(/\p{L}+/gu))]),
    proofreading: isEnglish ? proofreading : '',
  };
  const filled = (name: string) =>
    [...templatesIn(name)].map(([path, text]) => [path, fill(text, values)] as const);
  const examples = templatesIn('parts');
  return new Map([
    ...filled('site'),
    ...(isEnglish ? filled('english') : []),
    ...filled(`hosts/${answers.host}`),
    ['package.json', packageText(values.folder)],
    ['content/site.yaml', siteYaml(answers)],
    ...[...starterArticles(answers.languages)].map(
      ([path, text]) => [`content/articles/${path}`, text] as const,
    ),
    ...answers.parts.flatMap((part) => {
      const path = partFiles[part]?.path;
      return path === undefined ? [] : [[path, examples.get(`${part}.yaml`) ?? ''] as const];
    }),
  ]);
}

/** What the README of a site says of the settings in `english/`. */
const proofreading =
  'For English texts, `npx cspell lint` checks spelling, and `vale content/articles/en` checks style if\n' +
  '[Vale](https://vale.sh) is installed. `cspell.json` and `.vale.ini` know the Markdown of Fener.\n';

function partRow(part: Part): string {
  const file = partFiles[part];
  return file === undefined
    ? ''
    : `| \`${file.path}\` | ${file.about}. Remove the comment signs, and write your own |\n`;
}

/** A name that npm takes. */
function packageName(folder: string): string {
  const name = toSlug(basename(resolve(folder))).replaceAll(/[^a-z\d-]+/g, '');
  return name.replaceAll(/^-+|-+$/g, '') || 'help-centre';
}

const packageText = (name: string) =>
  `${JSON.stringify(
    {
      name,
      private: true,
      type: 'module',
      scripts: { start: 'fener start', dev: 'fener dev', build: 'fener build', check: 'fener check' },
      dependencies: { fener: `^${packageJson.version}` },
      engines: packageJson.engines,
      // Otherwise npm asks about it after each install.
      allowScripts: { esbuild: true },
    },
    null,
    2,
  )}\n`;

const yaml = (value: unknown) => stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trim();

/** What `host` of site.yaml calls a host; `any` needs no setting. */
const hostSetting = (host: Host) => {
  const name = host === 'docker' ? 'nginx' : host;
  return siteHosts.find((known) => known === name);
};

function siteYaml({ name, url, languages, color, parts: chosen, host }: Answers): string {
  const setting = hostSetting(host);
  const isMoved = color !== undefined && readableColor(color) !== undefined;
  return `# Settings of the help centre. node_modules/fener/README.md lists them all.

name: ${yaml(name)}
url: ${url}

# The first is the language that articles are written in. "npx fener new locale fr" adds one.
locales: [${languages.join(', ')}]

# Whom the help centre belongs to, for search engines.
# organization:
#   name: Acme Ltd
#   url: https://www.example.com

${color === undefined ? '# brand:\n#   color: "#0a5c36"        # any CSS colour; light and dark palettes follow' : `brand:\n  color: ${JSON.stringify(color)}`}
#   logo: /logo.svg           # the file public/logo.svg
#   icon: /icon.svg           # favicon and all its sizes follow
#   hero: /hero.jpg           # the picture of the home page

# Links and texts around every page.
# header:
#   links:
#     - { href: https://www.example.com, text: Website }
# footer:
#   links:
#     - { href: https://www.example.com/privacy, text: Privacy }
#   text: Acme Ltd, 1 High Street, London
# social:
#   - https://www.instagram.com/example

# Ids of the articles that the home page shows first.
featured: [${starterIds.join(', ')}]
${chosen.includes('ratings') ? '' : '\n# "Was this helpful?" at the end of articles.\nfeatures: { ratings: false }\n'}${
    setting === undefined
      ? ''
      : `\n# Where the site goes: decides how old addresses are redirected.\nhost: ${setting}\n`
  }${isMoved ? '\n# Links on light pages are darker than the brand, so that they can be read. That is intended.\ncheck:\n  rules: { color-contrast: off }\n' : ''}`;
}
