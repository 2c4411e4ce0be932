/** Scaffolds an article, and the topics above it where they are missing. Exit: 0 made, 1 exists already, 2 usage. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { placesFrom, shownPath } from '#files/places.ts';
import { readSite } from '#files/read-content.ts';
import { toSlug } from '#model/slug.ts';
import { didYouMean } from '#problems/nearest.ts';

const usage = `Usage: npm run new -- article <topic/path/name> [--locale en] [--title "What customers ask"]\n`;

interface Options {
  readonly path: string;
  readonly locale: string;
  readonly title: string | undefined;
}

function parseOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { locale: { type: 'string' }, title: { type: 'string' } },
    });
    const [kind, path] = positionals;
    const { site } = readSite(placesFrom(process.env));
    if (kind !== 'article' || !path || positionals.length !== 2) return undefined;
    return { path, locale: values.locale ?? site?.source.id ?? 'en', title: values.title };
  } catch {
    return undefined;
  }
}

const sentence = (name: string) => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const topicText = (name: string) =>
  `---\ntitle: ${sentence(name)}\ndescription: What this topic answers, in one sentence.\n---\n`;

const articleText = (id: string, title: string) => `---
id: ${id}
title: ${JSON.stringify(title)}
description: The answer in one sentence of at most 160 characters.
keywords: []
draft: true
---

Begin with the answer.

:::steps
1. First, …
2. Then, …
:::
`;

const options = parseOptions(process.argv.slice(2));
const { contentDir, ...places } = placesFrom(process.env);
const { site } = readSite({ contentDir, ...places });
const locales = site?.locales.map(({ id }) => id) ?? [];
if (!options) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (!locales.includes(options.locale)) {
  const hint = didYouMean(options.locale, locales);
  process.stderr.write(
    `"${options.locale}" is not a locale of site.yaml. ${hint}Known: ${locales.join(', ')}.\n`,
  );
  process.exitCode = 2;
} else {
  const parts = options.path
    .replace(/\.mdx?$/, '')
    .split('/')
    .map(toSlug)
    .filter(Boolean);
  const base = join(contentDir, 'articles', options.locale);
  const file = join(base, `${parts.join('/')}.md`);
  const name = parts.at(-1) ?? '';
  if (existsSync(file)) {
    process.stderr.write(`${shownPath(file)} exists already.\n`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    const topics = parts.slice(0, -1).map((_, depth) => join(base, ...parts.slice(0, depth + 1), 'index.md'));
    for (const topic of topics.filter((path) => !existsSync(path))) {
      writeFileSync(topic, topicText(dirname(topic).split('/').at(-1) ?? ''));
      process.stdout.write(`${shownPath(topic)}\n`);
    }
    const id = name.slice(0, 40).padEnd(3, '-0').replace(/-+$/, '');
    writeFileSync(file, articleText(id, options.title ?? sentence(name)));
    process.stdout.write(`${shownPath(file)}\nIt is a draft: remove "draft: true" to publish it.\n`);
  }
}
