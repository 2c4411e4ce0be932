/** Keeps README, CONTRIBUTING, CHANGELOG and `docs/` true: whatever they name exists. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { withSlashes } from '#base/file-paths.ts';
import { z } from 'zod';
import { shippedLanguages } from '#i18n/shipped.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import { contactData } from '#model/channels/schema.ts';
import { slots } from '#model/slots.ts';
import { storeKeys } from '#model/stores/record.ts';
import { rules } from '#problems/rules.ts';
import { siteData } from '#site/site-data.ts';
import { themeComponentNames, themeComponents, type ThemeComponent } from '#theme/components.ts';
import { tokens } from '#theme/tokens.ts';
import packageJson from '../../package.json' with { type: 'json' };

const read = (file: string) => readFileSync(file, 'utf8');
const docs = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...globSync('docs/*.md').map((file) => withSlashes(file)),
].map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: read(file),
}));
const textOf = (file: string) => docs.find((doc) => doc.file === file)?.text ?? '';

/** Every match of a pattern in every document, as `file: match`, unless it is right. */
const wrong = (pattern: RegExp, isRight: (found: readonly string[], file: string) => boolean) =>
  docs.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)]
      .filter((found) => !isRight(found, file))
      .map(([found]) => `${file}: ${found}`),
  );

const withoutCode = (text: string) =>
  text.replace(/^( *)(`{3,}).*\n[^]*?^\1\2$/gm, '').replace(/`[^`]*`/g, '');

const anchorsOf = (text: string) => {
  const slugger = new GithubSlugger();
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    slugger.slug(heading.replaceAll('`', '')),
  );
};

test('links between documents lead to a file and a heading that exist', () => {
  const broken = docs.flatMap(({ file, text }) =>
    [...withoutCode(text).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
      ([, path = '', anchor]) => {
        const target = path === '' ? file : posix.join(posix.dirname(file), path);
        if (!existsSync(target)) return [`${file}: ${path}`];
        const exists = anchor === undefined || anchorsOf(read(target)).includes(anchor);
        return exists ? [] : [`${file}: ${path}#${anchor}`];
      },
    ),
  );
  expect(broken).toEqual([]);
});

test('a newcomer, a writer, an operator and a developer find each page from README', () => {
  const unlinked = docs
    .filter(({ file }) => file.startsWith('docs/') && !textOf('README.md').includes(`](${file}`))
    .map(({ file }) => file);
  // These two are made from code, and reached from where they are explained.
  expect(unlinked.filter((file) => !['docs/problems.md', 'docs/public-surface.md'].includes(file))).toEqual(
    [],
  );
});

test('commands exist in package.json, and their options in the command', () => {
  const sourceOf = (name: string) =>
    name === 'bench' ? globSync('tests/bench/**/*.ts').map(read).join() : read(`scripts/${name}.ts`);
  const commands = wrong(
    /(?:npm (?:run )?(?=start|test|(?<=run )[a-z]+)|npx fener )([a-z]+(?:-[a-z]+)*)([^\n`#|]*)/g,
    ([, name = '', rest = '']) => {
      const script = Object.entries(packageJson.scripts).find(([key]) => key === name)?.[1];
      if (script === undefined) return false;
      const options = [...rest.matchAll(/ --([a-z][a-z-]*)/g)].map(([, option = '']) => option);
      return options.every((option) => new RegExp(`\\b['"]?${option}\\b`).test(sourceOf(name)));
    },
  );
  expect(commands).toEqual([]);
});

test('paths of code exist', () => {
  const paths = wrong(/`((?:src|scripts|tests)\/[^`\s<>*]*)`/g, ([, path = '']) => existsSync(path));
  expect(paths).toEqual([]);
});

test('environment variables are read somewhere', () => {
  const code = [...globSync('{src,scripts,tests}/**/*.ts', { exclude: ['tests/unit/docs.test.ts'] })]
    .map(read)
    .join();
  expect(wrong(/(?<=[`\s])([A-Z]+_[A-Z_]+)(?=[`=])/g, ([name = '']) => code.includes(name))).toEqual([]);
});

test('codes of problems exist', () => {
  expect(wrong(/\b(?:error|warning) {2}([a-z-]+)/g, ([, code = '']) => code in rules)).toEqual([]);
});

/** Keys in the first column of the tables below a heading. */
function keysIn(file: string, heading: string): string[] {
  const [, after = ''] = textOf(file).split(new RegExp(`^#+ ${heading}.*\n`, 'm'));
  const rows = (after.split(/^#+ /m)[0] ?? '').matchAll(/^\| (`[^|]*) \|/gm);
  return [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));
}

/** Whatever the schema of a list's entries calls its keys. */
const channelKeys = z
  .looseObject({
    properties: z.looseObject({
      channels: z.looseObject({
        items: z.looseObject({
          oneOf: z.array(z.looseObject({ properties: z.record(z.string(), z.unknown()) })),
        }),
      }),
    }),
  })
  .parse(z.toJSONSchema(contactData, { io: 'input', unrepresentable: 'any' }))
  .properties.channels.items.oneOf.flatMap(({ properties }) => Object.keys(properties));

test('the tables of site.yaml and of front matter have every key, and no other', () => {
  expect(keysIn('README.md', 'Settings').toSorted()).toEqual(Object.keys(siteData.shape).toSorted());
  const article = keysIn('docs/articles.md', 'Front matter of an article');
  expect(article.toSorted()).toEqual(Object.keys(articleData.shape).toSorted());
  const topic = /^A topic is a folder[^]*?\n\n/m.exec(textOf('docs/articles.md'))?.[0] ?? '';
  const missing = Object.keys(topicData.shape).filter((key) => !topic.includes(`\`${key}\``));
  expect(missing).toEqual([]);
});

test('the page of stores names every key of a record', () => {
  const missing = storeKeys.filter((key) => !new RegExp(`\\b${key}\\b`).test(textOf('docs/stores.md')));
  expect(missing).toEqual([]);
  const unknown = keysIn('docs/stores.md', 'Keys of a store').filter((key) => !storeKeys.includes(key));
  expect(unknown).toEqual([]);
});

test('the page of channels names keys that channels have', () => {
  const keys = keysIn('docs/channels.md', 'Keys of a channel');
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter((key) => !channelKeys.includes(key))).toEqual([]);
});

test('the page of themes lists every token, and what it is for', () => {
  const rows = textOf('docs/theming.md').replace(/ +\|/g, ' |');
  const missing = Object.entries(tokens).filter(
    ([name, what]) => !rows.includes(`| \`${name}\` | ${what} |`),
  );
  expect(missing).toEqual([]);
  expect(keysIn('docs/theming.md', 'Tokens')).toEqual(Object.keys(tokens));
});

test('the page of themes lists every slot, and where it is', () => {
  const rows = textOf('docs/theming.md').replace(/ +\|/g, ' |');
  const missing = Object.entries(slots).filter(
    ([name, where]) => !rows.includes(`| \`${name}\` | ${where.replace('<head>', '`<head>`')} |`),
  );
  expect(missing).toEqual([]);
});

test('the page of themes lists every component with its props, and what a copy must keep', () => {
  const plain = textOf('docs/theming.md').replace(/ +\|/g, ' |').replaceAll('`', '');
  const missing = themeComponentNames.filter((name) => {
    const { does, care, file }: ThemeComponent = themeComponents[name];
    const [, props = ''] = /^interface Props \{\n([^]*?)^\}$/m.exec(read(`src/components/${file}`)) ?? [];
    const keys = [...props.matchAll(/^ {2}(?:readonly )?(\w+)\??:/gm)].map(([, key]) => key);
    const row = `| ${[name, does, keys.join(', '), care ?? ''].filter((cell) => cell !== '').join(' | ')} |`;
    return !plain.includes(row);
  });
  expect(missing).toEqual([]);
});

test('the map of rooms lists every folder of src', () => {
  const rooms = keysIn('docs/developing.md', 'Map of the rooms');
  const folders = globSync('src/*', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !rooms.includes(name))).toEqual([]);
  expect(rooms.filter((room) => !existsSync(`src/${room}`))).toEqual([]);
});

test('the documents list the languages that come with Fener, and who has reviewed them', () => {
  const listed = (isReviewed: boolean) =>
    shippedLanguages
      .filter((language) => language.isReviewed === isReviewed)
      .map(({ id, name }) => `${name} (\`${id}\`)`)
      .join(', ');
  expect(textOf('README.md')).toContain(`[${shippedLanguages.length} languages]`);
  const rows = textOf('docs/writing.md').replace(/ +\|/g, ' |');
  expect(rows).toContain(`| reviewed by a native speaker | ${listed(true)} |`);
  expect(rows).toContain(`not reviewed by a native speaker | ${listed(false)} |`);
});
