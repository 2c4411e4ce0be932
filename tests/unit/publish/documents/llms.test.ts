import { expect, test } from 'vitest';
import { llmsFiles, llmsNotes } from '#publish/documents/llms.ts';
import { sampleCentre, sampleSite, sampleTranslators, text } from '../../model/sample-centre.ts';

const articles = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `en/t/deep/${index}.md`,
    text(`Article ${index}`, `art-${index}`, [`order: ${index}`]),
  ]),
);
const content = {
  'en/t/index.md': text('Topic [x]'),
  'en/t/deep/index.md': text('Deep'),
  'tr/t/index.md': text('Konu', '', ['slug: konu']),
  'tr/t/b.md': text('Yalnız', 'art-b', ['unlisted: true']),
  ...articles,
};

function filesOf(locales: string, more = '') {
  const own = Object.entries(content).filter(([path]) => locales.includes(path.slice(0, 2)));
  const { centre } = sampleCentre(Object.fromEntries(own), { site: sampleSite(locales, more) });
  const files = llmsFiles(centre, sampleTranslators(centre.site));
  return {
    site: centre.site,
    files,
    texts: Object.fromEntries(
      files.map((file) => [file.path, 'content' in file ? String(file.content) : '']),
    ),
  };
}

test('each language has its list by topic, and one file leads to all', () => {
  const { texts } = filesOf('[en, tr]');
  expect(Object.keys(texts)).toEqual(['llms.txt', 'en/llms.txt', 'tr/llms.txt']);
  expect(texts['llms.txt']).toContain('- [Türkçe](https://help.example.com/tr/llms.txt): tr');
  expect(texts['en/llms.txt']).toContain(
    '## [Topic \\[x\\]](https://help.example.com/en/t/index.md)\n\n### [Deep](https://help.example.com/en/t/deep/index.md)\n\n' +
      '- [Article 0](https://help.example.com/en/t/deep/0/index.md): About Article 0.\n',
  );
});

test('what is unlisted or another language is in no list', () => {
  const { texts } = filesOf('[en, tr]');
  expect(texts['tr/llms.txt']).not.toMatch(/Yalnız|Article/);
});

test('a site in one language has the same at both addresses', () => {
  const { texts } = filesOf('[en]');
  expect(Object.keys(texts)).toEqual(['en/llms.txt', 'llms.txt']);
  expect(texts['llms.txt']).toBe(texts['en/llms.txt']);
});

test('a list that is too long is cut, and says so to its readers and to the operator', () => {
  const { texts, files, site } = filesOf('[en, tr]', 'machines: { llmsLimit: 2000 }');
  const cut = texts['en/llms.txt'] ?? '';
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(2000);
  const kept = cut.match(/^- \[Article/gm)?.length ?? 0;
  expect(kept).toBeGreaterThan(5);
  expect(cut).toContain(
    `This list is cut: ${60 - kept} more articles are at https://help.example.com/api/v1/en/articles.json`,
  );
  expect(llmsNotes(files, site)).toEqual([
    'en/llms.txt: cut at 2,000 bytes. "machines.llmsLimit" in site.yaml changes that.',
  ]);
  expect(llmsNotes(filesOf('[en, tr]').files, site)).toEqual([]);
});

test('without copies, lists lead to pages', () => {
  const { texts } = filesOf('[en, tr]', 'machines: { markdown: false }');
  expect(texts['en/llms.txt']).toContain('(https://help.example.com/en/t/deep/0/)');
});
