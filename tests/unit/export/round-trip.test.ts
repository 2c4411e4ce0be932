/** Import → export → import: what comes back is what went out. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { exportCentre, type ExportFormat } from '#export/export.ts';
import { writeExport } from '#export/folder.ts';
import { placesFrom } from '#files/places.ts';
import { readAnalysed } from '#files/read-body.ts';
import { importContent } from '#import/import.ts';
import { openFolder } from '#import/sources/place.ts';
import type { ArticleSource } from '#model/articles/source.ts';
import { readLink } from '#model/links.ts';
import { treeOf } from '#model/tree.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { usualImport } from '../import/usual-import.ts';

/** The demonstration in two languages, with an old address that has a query. */
function makeContent(): string {
  const content = join(temporaryFolder(), 'content');
  for (const locale of ['en', 'ja'])
    cpSync(join('content/articles', locale), join(content, 'articles', locale), { recursive: true });
  cpSync('content/variables.yaml', join(content, 'variables.yaml'));
  const asked = join(content, 'articles/en/orders/track-order.md');
  writeFileSync(asked, readFileSync(asked, 'utf8').replace(/^legacy:$/m, '$&\n  - /help.php?id=7&lang=en'));
  writeFileSync(join(content, 'site.yaml'), 'name: Help\nurl: https://help.example.com\nlocales: [en, ja]\n');
  return content;
}
const content = makeContent();

const read = (contentDir: string) => {
  const { centre, problems } = loadContent(placesFrom({ CONTENT_DIR: contentDir }), { drafts: true });
  if (!centre) throw new Error(JSON.stringify(problems));
  return centre;
};

async function exportTo(contentDir: string, format: ExportFormat): Promise<string> {
  const folder = temporaryFolder();
  writeExport(folder, await exportCentre(read(contentDir), format, placesFrom({ CONTENT_DIR: contentDir })));
  return folder;
}

async function importFrom(folder: string, source: 'markdown' | 'zendesk'): Promise<string> {
  const out = join(temporaryFolder(), 'content');
  await importContent({
    ...usualImport,
    source,
    place: openFolder(folder),
    contentDir: out,
    ...(source === 'zendesk' && { name: 'Help' }),
    url: 'https://help.example.com',
  });
  return out;
}

/** Everything that readers get of a help centre, by language and path. */
function contentOf(contentDir: string) {
  const centre = read(contentDir);
  const articles = centre.site.locales.flatMap(({ id: locale }) =>
    [...centre.articles.values()].flatMap((article) => {
      const text = article.translations.get(locale);
      if (!text) return [];
      const { title, description, keywords = [], movedFrom = [], legacy = [] } = text.data;
      const lists = treeOf(centre.tree, locale).topics.get(article.topic)?.articles ?? [];
      return [
        {
          where: `${locale}/${article.path}`,
          title,
          description,
          keywords,
          place: lists.indexOf(article.id),
          address: withoutStores(treeOf(centre.tree, locale).articles.get(article.id)?.path ?? ''),
          old: [...movedFrom, ...legacy.map(String)].filter((one) => !isNow(centre, one)).toSorted(),
          draft: article.data.draft ?? false,
          body: normalised(footnotesLast(withIds(centre, text.source, readAnalysed(text.source.text).body))),
        },
      ];
    }),
  );
  return { articles, images: [...centre.images].toSorted() };
}

const isNow = (centre: ReturnType<typeof read>, path: string) =>
  [...centre.tree.values()].some(({ paths }) => paths.has(path));

/** Links to articles by id, however they were written. */
const withIds = (centre: ReturnType<typeof read>, source: ArticleSource, body: string) =>
  body.replace(/\]\(([^()\s]+)/g, (whole, written: string) => {
    const target = readLink(centre, source, written);
    if (target.kind !== 'article') return whole;
    return `](id:${target.article.id}${target.anchor === undefined ? '' : `#${target.anchor}`}`;
  });

/** A text with what its footnotes say at its end, where readers find it. */
function footnotesLast(body: string): string {
  const notes = /^\[\^[^\]]+\]: .*(?:\n(?: {4}.*)?)*$/gm;
  return [body.replace(notes, ''), ...(body.match(notes) ?? [])].join('\n\n');
}

/** A text whatever its spaces, bullets and escapes. */
const normalised = (body: string) =>
  body
    .replace(/^([ \t]*)[*+-] /gm, '$1- ')
    .replace(/\\(?=[^\w\s])/g, '')
    .replaceAll('](./', '](')
    .replace(/\s+/g, ' ')
    .trim();

/** A site without stores keeps `stores` for itself, and an import brings none. */
const withoutStores = (path: string) => path.replace('/stores-2', '/stores');

/** The content as an import could know it: MDX is written as Markdown. */
const known = ({ articles, images }: ReturnType<typeof contentOf>) => ({
  articles: articles
    .map((one) => ({ ...one, where: withoutStores(one.where) }))
    .filter(({ where }) => !where.endsWith('coffee-machine-error-codes'))
    .toSorted((a, b) => (a.where < b.where ? -1 : 1)),
  images: images.map(withoutStores).toSorted(),
});

test('the demonstration, exported as Markdown and imported, is the same', async () => {
  const again = await importFrom(await exportTo(content, 'markdown'), 'markdown');
  const [before, after] = [known(contentOf(content)), known(contentOf(again))];
  expect(after).toEqual(before);
  expect(read(again).site.name).toEqual(read(content).site.name);
});

/** What Zendesk knows of articles: no ids or addresses, and labels of one language. */
function inZendesk(contentDir: string, skipped: ReadonlySet<string>) {
  const centre = read(contentDir);
  const titleOf = (id: string) => centre.articles.get(id)?.data.title;
  const { articles, images } = contentOf(contentDir);
  return {
    images: images.length,
    articles: articles
      .filter(({ title }) => !skipped.has(title))
      .map(({ where, title, keywords, draft, body }) => ({
        locale: where.split('/')[0],
        title,
        keywords: where.startsWith('en/') ? keywords : [],
        draft,
        words: body
          .replace(/\{#[^}]+\}/g, '')
          .replace(/\(id:([\w-]+)(#[^)]*)?\)/g, (_, id: string) => `(${titleOf(id)})`)
          .replace(/:::video\{src="[^"]*" title="([^"]*)"[^}]*\}/g, '$1')
          .replace(/:{3,}([a-z]*)(?:\[([^\]]*)\])?(?:\{[^}]*\})?/g, '$1$2')
          .replace(/\[([^\]]*)\]\((?:https?|mailto):[^)]*\)/g, '$1')
          .replace(/[^\p{L}\p{N}()]+/gu, ''),
      }))
      .toSorted((a, b) => (`${a.locale} ${a.title}` < `${b.locale} ${b.title}` ? -1 : 1)),
  };
}

test('the demonstration, exported as Zendesk has it and imported, has the same articles', async () => {
  const again = await importFrom(await exportTo(content, 'zendesk'), 'zendesk');
  // MDX is compared as Markdown elsewhere.
  const { articles } = contentOf(content);
  const skipped = new Set(articles.flatMap(({ title, body }) => (/<Steps>/.test(body) ? [title] : [])));
  expect(inZendesk(again, skipped)).toEqual(inZendesk(content, skipped));
});

const everything = `Press :kbd[Ctrl]+:kbd[C], as on [the home page](https://example.com/).

## Pay

:::::steps

1. Open the **till**.

   ::::tabs{sync="os"}

   :::tab[On a "phone"]

   Tap *Pay*.

   :::

   :::tab[On a \\*computer\\*]

   | Key | Means |
   | --- | ----: |
   | F1 | help |

   :::

   ::::

2. Wait.

   :::details[What if it takes long?]

   > [!WARNING]
   > Don't pay twice.
   >
   > - Wait
   > - Ask

   :::

:::::

::::details[More]

:::video{src="https://www.youtube.com/watch?v=aqz-KE-bpKQ" title="Pay" duration="2:10"}

Take out your card.

:::

::::

\`\`\`bash
pay --all # now
\`\`\`

1. One

   > [!NOTE]
   > In a list.

2. Two

Text[^1].

[^1]: A note.
`;

test('what only Fener has goes to Zendesk and comes back', async () => {
  const first = join(temporaryFolder(), 'content');
  mkdirSync(join(first, 'articles/en/orders'), { recursive: true });
  writeFileSync(join(first, 'site.yaml'), 'name: Help\nurl: https://help.example.com\nlocales: [en]\n');
  writeFileSync(
    join(first, 'articles/en/orders/index.md'),
    '---\ntitle: Orders\ndescription: All about orders.\n---\n',
  );
  writeFileSync(
    join(first, 'articles/en/orders/pay.md'),
    `---\nid: pay\ntitle: Pay\ndescription: How to pay.\n---\n\n${everything}`,
  );
  const bodies = (folder: string) =>
    contentOf(folder).articles.map(({ body }) => body.replace(' {#pay}', '').replace(/(-)-+/g, '$1'));
  const second = await importFrom(await exportTo(first, 'zendesk'), 'zendesk');
  expect(bodies(second)).toEqual(bodies(first));
  const third = await importFrom(await exportTo(second, 'zendesk'), 'zendesk');
  expect(contentOf(third)).toEqual(contentOf(second));
});

test('bare addresses, ids that nobody wrote, and those of writers come back from Markdown to the letter', async () => {
  const first = join(temporaryFolder(), 'content');
  mkdirSync(join(first, 'articles/en'), { recursive: true });
  writeFileSync(join(first, 'site.yaml'), 'name: Help\nurl: https://help.example.com\nlocales: [en]\n');
  const text = `---
id: pay
title: Pay
description: How to pay.
---

See https://a.example/b (https://c.example), <https://d.example> and [this](#desk-2-1-x) or [that](#fees).

## Desk 2.1/X

## What it costs {#fees}
`;
  writeFileSync(join(first, 'articles/en/pay.md'), text);
  const exported = await exportTo(first, 'markdown');
  expect(readFileSync(join(exported, 'pay.md'), 'utf8')).toContain(
    '## Desk 2.1/X <a name="desk-2-1-x"></a>\n',
  );
  const again = await importFrom(exported, 'markdown');
  const body = (written: string) => written.replace(/^---\n.*?\n---\n/s, '').trim();
  expect(body(readFileSync(join(again, 'articles/en/pay.md'), 'utf8'))).toBe(body(text));
});
