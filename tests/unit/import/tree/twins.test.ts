import { expect, test } from 'vitest';
import { importFiles } from '../import-files.ts';

interface Post {
  readonly id: number;
  readonly title: string;
  readonly day: string;
  readonly text: string;
}

const wxr = (...posts: readonly Post[]) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Kestrel Help</title><link>https://help.kestrel.example</link><wp:wxr_version>1.2</wp:wxr_version>
${posts
  .map(
    ({ id, title, day, text }) => `<item><title>${title}</title>
<link>https://help.kestrel.example/${title.toLowerCase()}/</link>
<content:encoded><![CDATA[${text}]]></content:encoded><wp:post_id>${id}</wp:post_id>
<wp:post_modified>${day} 10:00:00</wp:post_modified><wp:post_name>${title.toLowerCase()}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>`,
  )
  .join('\n')}
</channel></rss>`;

test('of exports that overlap, the newer text of an article comes in, and the report names the other', async () => {
  const { textOf, notes, counts, names } = await importFiles(
    {
      'march.xml': wxr({ id: 3, title: 'Labels', day: '2026-03-01', text: 'New words.' }),
      'summer.xml': wxr({ id: 3, title: 'Labels', day: '2026-02-01', text: 'Old words.' }),
    },
    { source: 'wordpress' },
  );
  expect(names).toEqual(['articles/en/labels.md', 'site.yaml']);
  expect(textOf('articles/en/labels.md')).toContain('New words.');
  expect(counts.articles).toBe(1);
  expect(notes).toContain(
    'summer.xml: Labels:undefined folder-skipped march.xml: Labels is the same text, and as new or newer',
  );
});

test('a number that two articles have costs none of them', async () => {
  const { textOf, names, counts } = await importFiles(
    {
      'all.xml': wxr(
        { id: 3, title: 'Labels', day: '2026-03-01', text: 'Print one.' },
        { id: 3, title: 'Boxes', day: '2026-03-01', text: 'Fold one.' },
      ),
    },
    { source: 'wordpress' },
  );
  expect(names).toEqual(['articles/en/boxes.md', 'articles/en/labels.md', 'site.yaml']);
  expect(textOf('articles/en/labels.md')).toContain('Print one.');
  expect(textOf('articles/en/boxes.md')).toContain('Fold one.');
  expect(counts.articles).toBe(2);
});
