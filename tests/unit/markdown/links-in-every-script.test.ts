import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeFromFile } from '#markdown/analyse.ts';
import { renderMarkdown } from '#markdown/render.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import { sampleCentre, sampleSite, sampleTranslators, text } from '../model/sample-centre.ts';

const site = sampleSite('[en]');

/** Names in all kinds of scripts; those of Latin, Vietnamese, Kana, Hangul and Devanagari have a composed and a decomposed form. */
const words = [
  'façade',
  'Größe',
  'İade',
  'đường',
  'Ångström',
  'возврат',
  'йод',
  'επιστροφή',
  'استرجاع',
  'آب',
  'שָׁלוֹם',
  'คืนสินค้า',
  'क़ीमत',
  'ड़िब्बा',
  '返品',
  '退货',
  'ラベル',
  'ガイド',
  '반품',
  '한국어',
  'ပြန်ပို့',
  'plain',
];
const separators = [
  ' ',
  '-',
  '_',
  ' (',
  '(2)',
  ')',
  '+',
  '&',
  "'",
  '%',
  '#',
  '?',
  ', ',
  ' ‑ ',
  '😀',
  '~',
  '!',
  '=',
];

const nameOf = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom('', ...separators)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.flat().join(''));
const form = fc.constantFrom('NFC', 'NFD');

/** Ways to write an address in a text; a bare destination can have neither spaces nor lone parentheses. */
const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`;
const encode = (path: string) => path.split('/').map(encodeURIComponent).join('/').replace(/[()]/g, percent);
const bare = (path: string) => path.replace(/[ ()%#?]/g, percent);
const loose = (path: string) => path.replace(/%/g, '%25').replace(/#/g, '%23').replace(/\?/g, '%3F');
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const links: Readonly<Record<string, (path: string, hash: string) => string>> = {
  'in angle brackets': (path, hash) => `[x](<${loose(path)}${hash}>)`,
  'as it is': (path, hash) => `[x](${bare(path)}${hash})`,
  'percent-encoded': (path, hash) => `[x](${encode(path)}${hash && `#${encodeURIComponent(hash.slice(1))}`})`,
  'by a definition': (path, hash) => `[x][über]\n\n[über]: <${loose(path)}${hash}>`,
  'in an HTML element': (path, hash) => `<a href="${html(loose(path) + hash)}">x</a>`,
};
const pictures: Readonly<Record<string, (path: string) => string>> = {
  'in angle brackets': (path) => `![x](<${path.replace(/%/g, '%25')}>)`,
  'as it is': (path) => `![x](${bare(path)})`,
  'percent-encoded': (path) => `![x](${encode(path)})`,
  'in an HTML element': (path) => `<img src="${html(path.replace(/%/g, '%25'))}" alt="x">`,
};

const attribute = (html: string, name: string) =>
  new RegExp(`${name}(?:="|"?: ")([^"]*)"`)
    .exec(html)?.[1]
    ?.replaceAll('&#x26;', '&')
    .replaceAll('&amp;', '&');

/** The HTML of each article by its address, and what the check says. */
async function pagesOf(files: Readonly<Record<string, string>>, images: readonly string[] = []) {
  const { centre, problems } = sampleCentre(files, { site, images });
  const image = { srcset: '', width: 1, height: 1 };
  const viewOf = createPageBuilder({
    centre,
    translator: sampleTranslators(site),
    images: new Map(images.map((name, index) => [name, { ...image, src: `/_images/${index}.webp` }])),
    socialImageOf: () => undefined,
    now: 0,
  });
  const pages = new Map<string, string>();
  for (const reference of listPages(centre)) {
    const page = viewOf(reference);
    if (page.kind !== 'article') continue;
    const body = files[page.text.text.file]?.replace(/^---[\s\S]*?\n---\n/, '') ?? '';
    pages.set(page.path, await renderMarkdown(takeFromFile(page.text.text, body), page.text.context));
  }
  return { pages, problems };
}

test('whatever the script, a link that is written leads to an address and an anchor that are there', () =>
  fc.assert(
    fc.asyncProperty(
      fc.record({
        name: nameOf,
        folder: fc.constantFrom(...words),
        stored: form,
        written: form,
        spelling: fc.constantFrom(...Object.keys(links)),
        anchor: fc.constantFrom('none', 'heading', 'explicit', 'html'),
        word: fc.constantFrom(...words),
        byId: fc.boolean(),
        format: fc.constantFrom('md', 'mdx'),
      }),
      async ({ name, folder, stored, written, spelling, anchor, word, byId, format }) => {
        const slug = word.toLowerCase().normalize(stored);
        const target = `${folder}/${name}.md`;
        const body = {
          none: 'Text.',
          heading: `## 返品 ${name}\n`,
          explicit: `## X {#${slug}}\n`,
          html: `<b id="${slug}">x</b>\n`,
        }[anchor];
        const hash = { none: '', heading: '#返品', explicit: `#${slug}`, html: `#${slug}` }[anchor];
        const link = links[spelling] ?? String;
        const { problems, pages } = await pagesOf({
          'en/t/index.md': text('Topic'),
          [`en/t/${folder}/index.md`.normalize(stored)]: text('Folder'),
          [`en/t/${target}`.normalize(stored)]: text(
            'Target',
            'target',
            [],
            body.replace(`返品 ${name}`, '返品'),
          ),
          [`en/t/from.${format}`]: text(
            'From',
            'from',
            [],
            link(byId ? 'id:target' : `./${target}`, hash).normalize(written),
          ),
        });
        expect(problems).toEqual([]);
        const href = attribute(pages.get('/en/t/from/') ?? '', 'href') ?? '';
        const url = new URL(href, 'https://help.example.com/en/t/from/');
        const there = pages.get(url.pathname);
        expect([...pages.keys()]).toContain(url.pathname);
        if (hash) expect(there).toContain(`id="${decodeURIComponent(url.hash.slice(1))}"`);
      },
    ),
    { numRuns: 400 },
  ));

test('whatever the script, a picture that is written is the one that is stored', () =>
  fc.assert(
    fc.asyncProperty(
      fc.record({
        name: nameOf,
        stored: form,
        written: form,
        spelling: fc.constantFrom(...Object.keys(pictures)),
        format: fc.constantFrom('md', 'mdx'),
      }),
      async ({ name, stored, written, spelling, format }) => {
        const picture = (pictures[spelling] ?? String)(`./images/${name}.png`.normalize(written));
        const closed = format === 'mdx' ? picture.replace(/(<img [^>]*)>/, '$1/>') : picture;
        const { pages, problems } = await pagesOf(
          {
            'en/t/index.md': text('Topic'),
            [`en/t/a.${format}`]: text('A', 'art-a', [], closed),
          },
          [`en/t/images/${name}.png`.normalize(stored)],
        );
        expect(problems).toEqual([]);
        expect(attribute(pages.get('/en/t/a/') ?? '', 'src')).toBe('/_images/0.webp');
      },
    ),
    { numRuns: 400 },
  ));
