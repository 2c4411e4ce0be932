import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { shippedLanguages } from '#i18n/shipped.ts';
import { hosts, parts, type Answers } from '../../../create-fener/src/answers.ts';
import { siteFiles } from '../../../create-fener/src/site-files.ts';
import { namesIn } from '../../../create-fener/src/templates.ts';
import { refuseFilled, writeFiles } from '../../../create-fener/src/write-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import createPackage from '../../../create-fener/package.json' with { type: 'json' };
import packageJson from '../../../package.json' with { type: 'json' };

const usual: Answers = {
  name: 'Acme Help',
  url: 'https://help.acme.example',
  languages: ['en'],
  color: undefined,
  parts: [],
  host: 'static',
};

function emptyFolder(): string {
  const folder = temporaryFolder();
  return folder;
}

/** A created help centre, read as the check reads it. */
function load(answers: Partial<Answers>, change: (text: string) => string = (text) => text) {
  const folder = emptyFolder();
  const files = new Map(
    [...siteFiles(folder, { ...usual, ...answers })].map(([path, text]) => [path, change(text)]),
  );
  writeFiles(folder, files);
  return { files, ...loadContent(placesFrom({}, folder), { drafts: false, today: '2026-11-29' }) };
}

test('a help centre in five languages has no problem, and its translations are up to date', () => {
  const { centre, problems } = load({
    name: 'Acme: "Help" #1',
    languages: ['en', 'fr', 'ar', 'ja', 'fi'],
    color: 'yellow',
    parts,
    host: 'netlify',
  });
  expect(problems).toEqual([]);
  expect(centre?.site).toMatchObject({ name: 'Acme: "Help" #1', host: 'netlify' });
  const [article] = centre?.articles.values() ?? [];
  const states = [...(article?.translations.entries() ?? [])].map(([locale, { state }]) => [locale, state]);
  expect(Object.fromEntries(states)).toMatchObject({
    fr: 'current',
    ar: 'current',
    ja: 'current',
    fi: 'current',
  });
});

test('every language that comes with Fener has example articles without a problem', () => {
  const languages = shippedLanguages.map(({ id }) => id);
  const { centre, files, problems } = load({ languages });
  expect(problems).toEqual([]);
  expect(centre?.articles.size).toBe(3);
  const without = languages.filter((id) => !files.has(`content/articles/${id}/getting-help/index.md`));
  // They share those of Portuguese and of Spanish.
  expect(without).toEqual(['pt-br', 'es-419']);
});

test('variants of a language share the articles of the first', () => {
  const { centre, files, problems } = load({ languages: ['en-gb', 'de-at', 'de-ch', 'en-us'] });
  expect(problems).toEqual([]);
  const written = [...files.keys()].flatMap((path) => /^content\/articles\/([^/]+)/.exec(path)?.[1] ?? []);
  expect(new Set(written)).toEqual(new Set(['en-gb', 'de-at']));
  expect(centre?.articles.size).toBe(3);
});

test('examples of parts have no problem once their comment signs are gone', () => {
  const uncommented = (text: string) => {
    const [head = '', ...rest] = text.split('\n\n');
    return head.startsWith('# How readers') || head.startsWith('# Your stores')
      ? rest.join('\n').replaceAll(/^# /gm, '')
      : text;
  };
  const { centre, problems } = load({ parts }, uncommented);
  expect(problems).toEqual([]);
  expect(centre?.stores?.stores).toHaveLength(1);
  expect(centre?.contact?.ids).toEqual(new Set(['phone', 'email']));
});

test('examples of settings have no problem once their comment signs are gone', () => {
  for (const color of [undefined, 'teal']) {
    const { problems } = load({ color }, (text) => {
      if (!text.startsWith('# Settings')) return text;
      return text.replaceAll(/^# (?=\w+:$|  )/gm, '').replaceAll(/^ {2}(?:logo|icon|hero): .*\n/gm, '');
    });
    expect(problems).toEqual([]);
  }
});

test('the stamps of the example articles are those of their texts', async () => {
  const stamps = namesIn('articles').flatMap((language) => {
    const { centre } = load({ languages: [language] });
    const own = [...(centre?.articles.values() ?? []), ...(centre?.topics.values() ?? [])];
    return own.map(({ translations }) => {
      const { file = '', stamp } = translations.get(language)?.source ?? {};
      return [file.slice(file.indexOf(`/articles/${language}/`) + '/articles/'.length), stamp] as const;
    });
  });
  const sorted = Object.fromEntries(stamps.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  await expect(`${JSON.stringify(sorted, null, 2)}\n`).toMatchFileSnapshot(
    '../../../create-fener/articles/stamps.json',
  );
});

test('a part that nobody chose leaves no file', () => {
  const paths = (chosen: Answers['parts']) => [...siteFiles('my-help', { ...usual, parts: chosen }).keys()];
  expect(paths([]).filter((path) => /stores|channels/.test(path))).toEqual([]);
  expect(paths(['stores']).filter((path) => /stores|channels/.test(path))).toEqual([
    'content/stores/stores.yaml',
  ]);
  expect(load({ parts: ['ratings'] }).centre?.site.features.ratings).toBe(true);
  expect(load({}).centre?.site.features.ratings).toBe(false);
});

test.each(hosts)('a help centre for the host "%s" has no problem and no gap in its texts', (host) => {
  const { files, problems } = load({ host });
  expect(problems).toEqual([]);
  for (const [path, text] of files) expect(text, path).not.toMatch(/(?<!\$)\{\{\w+\}\}/);
});

test('spelling and style are checked in prose, and in nothing else that the Markdown of Fener has', () => {
  const files = siteFiles('my-help', { ...usual, languages: ['de', 'en-gb'] });
  const cspell = z
    .object({ ignoreRegExpList: z.array(z.string()), words: z.array(z.string()) })
    .parse(JSON.parse(files.get('cspell.json') ?? ''));
  const ofCspell = cspell.ignoreRegExpList.map((pattern) => {
    const [, source = '', flags] = /^\/(.*)\/(\w+)$/.exec(pattern) ?? [];
    return new RegExp(source, flags);
  });
  const token = /^TokenIgnores = (.*)$/m.exec(files.get('.vale.ini') ?? '')?.[1] ?? '';
  // Vale splits its list at commas, and what it ignores is the first group.
  expect(token).toMatch(/^\(.*[^,]\)$/);
  const proseIn = (patterns: readonly RegExp[]) =>
    patterns
      .reduce((text, pattern) => text.replaceAll(pattern, ''), everyDirective)
      .match(/\b[A-Z]\w+(?=xx)/g);
  const prose = ['Text', 'Label', 'Call', 'Heading', 'Step', 'Tab', 'Inside', 'Details', 'Note', 'Alt'];
  expect(proseIn(ofCspell)).toEqual(prose);
  expect(proseIn([new RegExp(token, 'g'), /\]\([^)]*\)|`[^`]*`/g])).toEqual(prose);
  expect(cspell.words).toEqual(['Acme', 'Help']);
  expect([...siteFiles('my-help', { ...usual, languages: ['de'] }).keys()]).not.toContain('cspell.json');
});

/** All that Fener adds to Markdown. A word that ends with "xx" and begins with a capital is prose if it's to be checked. */
const everyDirective = `Textxx with {{ Varxx }}, :kbd[Ctrlxx+P], \`Codexx\` and [Labelxx](id:Linkxx#Anchorxx).
[Callxx](tel:{{ Phonexx }}), not[^Footxx].

## Headingxx {#Anchorxx}

> [!TIP]

:::steps
1. Stepxx
:::

:::::tabs{sync="Syncxx"}
::::tab[Tabxx]
Insidexx
::::
:::::

:::details[Detailsxx]
:::

:::video{src="https://video.example/Srcxx" title="Titlexx" duration="2:10"}
:::

- ::snippet[Snippetxx]

[^Footxx]: Notexx.

![Altxx](images/Picturexx.png "Titlexx")
`;

test('the folder names the package, and is named by what npm takes', () => {
  const nameIn = (folder: string) => siteFiles(folder, usual).get('package.json');
  expect(nameIn('sites/My Help')).toContain('"name": "my-help"');
  expect(nameIn('日本')).toContain('"name": "help-centre"');
});

test('both packages have one version, and need the same Node', () => {
  expect(createPackage.version).toBe(packageJson.version);
  expect(createPackage.engines).toEqual(packageJson.engines);
  expect(siteFiles('my-help', usual).get('package.json')).toContain(`"fener": "^${packageJson.version}"`);
  expect(readFileSync('create-fener/bin/create-fener.js', 'utf8')).toContain(
    `needed = ${packageJson.engines.node.replace(/\D+/, '').split('.')[0]};`,
  );
});

test('a folder that holds anything but a repository is refused, and stays as it is', () => {
  const folder = emptyFolder();
  refuseFilled(folder);
  refuseFilled(join(folder, 'new'));
  mkdirSync(join(folder, '.git'));
  refuseFilled(folder);
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(() => refuseFilled(folder)).toThrow(/is not empty: it holds "notes\.txt" and 1 more\./);
  expect(() => refuseFilled(join(folder, 'notes.txt'))).toThrow(/is a file\./);
  expect(() => writeFiles(folder, new Map([['notes.txt', 'ours']]))).toThrow(/EEXIST/);
  expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
});

test.each(hosts)('workflows for %s run the Node that Fener needs', (host) => {
  const files = siteFiles(emptyFolder(), { ...usual, host });
  const workflows = [...files].filter(([path]) => path.startsWith('.github/workflows/'));
  const steps = z.looseObject({ with: z.looseObject({ 'node-version': z.string().optional() }).optional() });
  const workflow = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ steps: z.array(steps) })) });
  const versions = workflows.flatMap(([, text]) =>
    Object.values(workflow.parse(parseYaml(text)).jobs)
      .flatMap((job) => job.steps)
      .flatMap((step) => step.with?.['node-version'] ?? []),
  );
  expect(versions.length).toBeGreaterThanOrEqual(workflows.length);
  expect(new Set(versions)).toEqual(new Set([packageJson.engines.node.replace(/^\D+(\d+).*/, '$1')]));
});

test.each(hosts)(
  'workflows for %s run fixed actions, hold no secrets, and leave no token beside the code',
  (host) => {
    const step = z.looseObject({
      uses: z.string().optional(),
      with: z.looseObject({ 'persist-credentials': z.boolean().optional() }).optional(),
    });
    const workflow = z.looseObject({
      permissions: z.looseObject({ contents: z.literal('read') }),
      jobs: z.record(z.string(), z.looseObject({ steps: z.array(step) })),
    });
    const texts = [...siteFiles(emptyFolder(), { ...usual, host })].flatMap(([path, text]) =>
      path.startsWith('.github/workflows/') ? [text] : [],
    );
    expect(texts.join('\n')).not.toMatch(/secrets\.|pull_request_target/);
    // A tag can be moved to other code; a commit can't. The comment is for Dependabot and for people.
    const used = texts.flatMap((text) => text.split('\n').filter((line) => line.includes('uses:')));
    expect(used.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    const checkouts = texts
      .flatMap((text) => Object.values(workflow.parse(parseYaml(text)).jobs).flatMap(({ steps }) => steps))
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThanOrEqual(texts.length);
    expect(checkouts.filter((one) => one.with?.['persist-credentials'] !== false)).toEqual([]);
  },
);

test('the job that may write comments runs nothing of the pull request', () => {
  const job = z.looseObject({
    permissions: z.undefined().optional(),
    steps: z.array(z.looseObject({ uses: z.string().optional(), run: z.string().optional() })),
  });
  const workflow = z.looseObject({
    on: z.unknown(),
    permissions: z.record(z.string(), z.enum(['read', 'write'])),
    jobs: z.record(z.string(), job),
  });
  const files = siteFiles(emptyFolder(), usual);
  const read = (name: string) => workflow.parse(parseYaml(files.get(`.github/workflows/${name}.yml`) ?? ''));
  const [review, comment] = [read('review'), read('review-comment')];
  expect(review).toMatchObject({ on: 'pull_request', permissions: { contents: 'read' } });
  expect(JSON.stringify(review)).not.toMatch(/secrets|token/i);
  expect(comment.on).toEqual({ workflow_run: { workflows: ['Review'], types: ['completed'] } });
  expect(comment.permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' });
  const steps = [review, comment].flatMap(({ jobs }) => Object.values(jobs).flatMap((one) => one.steps));
  // What contributors name, such as a branch, would be code in a script.
  expect(steps.flatMap(({ run }) => run ?? []).filter((run) => run.includes('${{'))).toEqual([]);
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(
    checkouts.map((step) => Object.keys(z.object({ with: z.object({}).loose() }).parse(step).with)),
  ).toEqual([['fetch-depth', 'persist-credentials'], ['persist-credentials']]);
});

test('GitLab posts a review only where the project has a token for it', () => {
  const jobs = z.looseObject({
    image: z.string(),
    review: z.looseObject({ script: z.array(z.string()), rules: z.array(z.looseObject({ if: z.string() })) }),
  });
  const { image, review } = jobs.parse(
    parseYaml(siteFiles(emptyFolder(), usual).get('.gitlab-ci.yml') ?? ''),
  );
  expect(image).toBe(`node:${packageJson.engines.node.replace(/^\D+(\d+).*/, '$1')}`);
  expect(review.script).toEqual(['npx fener review --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --post gitlab']);
  expect(review.rules.map((rule) => rule.if)).toEqual([
    '$CI_PIPELINE_SOURCE == "merge_request_event" && $FENER_REVIEW_TOKEN',
  ]);
});
