import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { notion } from '#import/sources/notion/notion.ts';
import { cleanName, idOf } from '#import/sources/notion/layout.ts';
import { takeProperties } from '#import/sources/notion/properties.ts';
import { openFolder } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { convertAll } from '../convert.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

async function convertExport(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const place = openFolder(folder);
  expect(recognise(place)?.name).toBe('notion');
  return convertAll(await notion.read(place, { locale: 'en', env: {}, onProgress: () => {} }));
}

const id = (n: number) => n.toString(16).padStart(32, 'a');

test('pages in pages and databases become topics; ids are old addresses, and nowhere else', async () => {
  const top = `Export-1/Help ${id(1)}`;
  const { files, notes } = await convertExport({
    [`${top}.md`]: `# Help\n\n[Orders](Help%20${id(1)}/Orders%20${id(2)}.md)\n`,
    [`${top}/Orders ${id(2)}.md`]: `# Orders & more\n\nAll about orders.\n`,
    [`${top}/Orders ${id(2)}/Track ${id(3)}.md`]: `# Track a parcel?\n\nSee [the questions](../Questions%20${id(4)}.csv) and [late](../Questions%20${id(4)}/Late%20${id(5)}.md).\n\n<aside>\n💡 Keep the **number**.\n\nOr a photo.\n\n</aside>\n\n![Box](Track%20${id(3)}/box.png)\n\nFrom $5 to $10, $E = mc^2$.\n`,
    [`${top}/Orders ${id(2)}/Track ${id(3)}/box.png`]: 'GIF89a',
    [`${top}/Questions ${id(4)}.csv`]: 'Name,Tags\nLate,parcel\n',
    [`${top}/Questions ${id(4)}_all.csv`]: 'Name,Tags\nLate,parcel\n',
    [`${top}/Questions ${id(4)}/Late ${id(5)}.md`]: `# Late\n\nTags: parcel, delay\nStatus: Done\nLast edited time: March 4, 2026 5:06 PM\nRating: 5\n\nWait a day.\n\n- Why: weather\n`,
  });
  expect(Object.keys(files).join('\n')).not.toContain('aaaa');
  expect(Object.keys(files)).toEqual([
    'en/orders-more/images/box.png',
    'en/orders-more/index.md',
    'en/orders-more/track-a-parcel.md',
    'en/questions/index.md',
    'en/questions/late.md',
  ]);
  expect(files['en/orders-more/track-a-parcel.md']?.replaceAll('aaaaaaaaaa', '')).toMatchInlineSnapshot(`
    "---
    id: track-a-parcel
    title: Track a parcel?
    description: See the questions and late.
    legacy: [/a3, /Track-a-parcel-a3]
    ---

    See [the questions](../questions/index.md) and [late](id:late).

    > [!TIP]
    > Keep the **number**.
    >
    > Or a photo.

    ![Box](images/box.png)

    From $5 to $10, \`E = mc^2\`.
    "
  `);
  expect(files['en/questions/late.md']?.replaceAll('aaaaaaaaaa', '')).toMatchInlineSnapshot(`
    "---
    id: late
    title: Late
    description: Wait a day.
    keywords: [parcel, delay]
    legacy: [/a5, /Late-a5]
    updated: 2026-03-04
    ---

    Wait a day.

    - Why: weather
    "
  `);
  expect(notes.map((note) => note.replace(/^.*: ?\S* (?=[a-z-]+ )/, '')).join('\n')).toContain('Rating: 5');
});

test('newer exports have folders without ids', async () => {
  const { files } = await convertExport({
    [`Orders ${id(2)}.md`]: '# Orders\n\nAll.\n',
    [`Orders/Track ${id(3)}.md`]: `# Track\n\n[Up](../Orders%20${id(2)}.md)\n`,
    [`Returns ${id(4)}.md`]: '# Returns\n\nText.\n',
  });
  expect(Object.keys(files)).toEqual(['en/orders/index.md', 'en/orders/track.md', 'en/returns.md']);
  expect(files['en/orders/track.md']).toContain('[Up](index.md)');
});

test.each([
  [`Track a parcel ${id(3)}.md`, 'Track a parcel', id(3)],
  [`a/${id(3)}.md`, id(3), id(3)],
  ['Plain.md', 'Plain', undefined],
])('%s', (path, name, written) => {
  expect(cleanName(path)).toBe(name);
  expect(idOf(path)).toBe(written);
});

test('pages that are not done are drafts', () => {
  expect(takeProperties('# A\n\nStatus: In progress\n\nText').data.draft).toBe(true);
  expect(takeProperties('# A\n\nStatus: Done\nCreated: 2026-01-02\n\nText').data).toMatchObject({
    draft: false,
    updated: '2026-01-02',
  });
});

test('text that only looks like properties stays', () => {
  for (const body of ['# A\n\nNote: this.', '# A\n\nText\nTags: a\n', 'Tags: a\n'])
    expect(takeProperties(body).body.trim()).toBe(takeProperties(body).left.length > 0 ? '# A' : body.trim());
});
