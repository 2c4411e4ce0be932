import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementsOf, parseHtml } from '../../site/html.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { renderMarkdown } from '#markdown/render.ts';

const analyse = (body: string, format: 'md' | 'mdx' = 'md') =>
  analyseMarkdown({ file: 'a.md', body, firstLine: 1, format });

test('headings, links, images and ids are listed with their places', () => {
  const { parts, problems, text } = analyse(
    '## Über *uns* `x` {#about}\n\nSee [a](a.md) and [b][ref].\n\n![Alt](x.png)\n\n<span id="here">x</span>\n\n```js\n1\n```\n\n[ref]: b.md "B"\n',
  );
  expect(problems).toEqual([]);
  const { language, facts, ...others } = parts;
  expect(language).toMatchObject({ script: undefined });
  expect(facts?.words.map(({ value }) => value)).toEqual(['Über uns', 'See a and b.', 'x']);
  expect(facts?.code.map(({ value }) => value)).toEqual(['x']);
  expect(others).toEqual({
    headings: [{ depth: 2, text: 'Über uns x', explicitId: 'about', at: { line: 1, column: 1 } }],
    links: [
      { target: 'a.md', label: 'a', at: { line: 3, column: 5 } },
      { target: 'b.md', label: 'b', at: { line: 3, column: 19 } },
    ],
    images: [{ target: 'x.png', alt: 'Alt', at: { line: 5, column: 1 } }],
    anchors: ['here'],
    contacts: [],
  });
  expect(text.hasHtml).toBe(true);
});

test('of two definitions with one name the first counts, as when it is rendered', () => {
  expect(analyse('[x][a]\n\n[a]: one.md\n[a]: two.md\n').parts.links.map(({ target }) => target)).toEqual([
    'one.md',
  ]);
});

test('columns count as editors count, behind letters beyond ASCII too', () => {
  expect(analyse('Übung 😀 — [x](y.md)').parts.links[0]?.at).toEqual({ line: 1, column: 12 });
});

test('an element of MDX that is not allowed is not shown to its writer either', () => {
  const texts = [
    '<script>alert(1)</script>',
    'a <iframe src="javascript:alert(1)" /> b',
    '<x-y onclick="z">a</x-y>',
  ];
  for (const body of texts) {
    const { problems, text } = analyse(body, 'mdx');
    expect(problems.map(({ code }) => code)).toEqual(['unsafe-html']);
    expect(text.isSafe).toBe(false);
  }
});

test('an MDX text that ends in the middle of an import does not end the process', () => {
  expect(analyse('import x- <a href="\\', 'mdx').problems.map(({ code }) => code)).toEqual(['mdx-import']);
});

const pieces = [
  '# ',
  '## ',
  '> ',
  '- ',
  '1. ',
  '\n',
  '\n\n',
  ':::steps\n',
  ':::',
  '::::tabs\n',
  ':::tab[A]\n',
  '::video',
  ':kbd[x]',
  '{#id}',
  '<div>',
  '</div>',
  '<a href="',
  '"',
  '>',
  '<!--',
  '-->',
  '<script>',
  '[x](',
  ')',
  '[x]',
  ': y',
  '![',
  '](z.png)',
  '`',
  '```\n',
  '| a |\n|---|\n',
  '[^1]',
  '[^1]: n',
  '**',
  '_',
  '\\',
  '&colon;',
  '\u0000',
  '\t',
  'é',
  '😀',
  '{',
  '}',
  '<Tabs>',
  '</Tabs>',
  'import x',
  'text',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
);

test('whatever the text, it is read without an exception, with places inside it', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('md' as const, 'mdx' as const), (body, format) => {
      const { parts, problems } = analyse(body, format);
      const lines = body.split('\n').length;
      for (const { at } of [...problems, ...parts.headings, ...parts.links, ...parts.images]) {
        expect(at?.line ?? 1).toBeLessThanOrEqual(lines + 1);
        expect(at?.line ?? 1).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1500 },
  );
});

test('whatever the text, when no problem was found its HTML is whole and has no script, handler or script address', async () => {
  const labels = {
    alert: { note: 'N', tip: 'T', important: 'I', warning: 'W', caution: 'C' },
    footnotes: 'F',
    footnoteBack: 'B',
    playVideo: 'P',
    transcript: 'T',
    scrollableTable: 'S',
  };
  await fc.assert(
    fc.asyncProperty(anyText, async (body) => {
      const { text, problems } = analyse(body);
      if (problems.length > 0) return;
      const html = await renderMarkdown(text, { headingIds: [], links: {}, images: {}, labels });
      const elements = elementsOf(parseHtml(`${html}<footer></footer>`));
      expect(elements.map(({ tagName }) => tagName)).toContain('footer');
      const unsafe = elements.filter(
        ({ tagName, properties }) =>
          ['script', 'iframe', 'object', 'style'].includes(tagName) ||
          Object.entries(properties).some(
            ([name, value]) =>
              /^on/i.test(name) || /^[\s\0]*(javascript|data|vbscript):/i.test(String(value)),
          ),
      );
      expect(unsafe).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('links keep their words if these are few and not code', () => {
  const body =
    '[*Click* here](a.md) [`more`](b.md) [![x](x.png)](c.md) <https://example.com> [' +
    'long '.repeat(10) +
    '](d.md)';
  expect(analyse(body).parts.links.map(({ label }) => label)).toEqual([
    'Click here',
    undefined,
    undefined,
    'https://example.com',
    undefined,
  ]);
});

test('a text that nests its parts too deep is told so, whatever its format', () => {
  const body = `${'>'.repeat(9_000)} a`;
  const { problems } = analyseMarkdown({ file: 'a.md', body, firstLine: 1, format: 'md' });
  expect(problems.map(({ message }) => message)).toEqual(['The text nests its parts too deep to be read.']);
});
