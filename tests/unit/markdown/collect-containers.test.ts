import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';

const fixes = (body: string, format: 'md' | 'mdx') =>
  analyseMarkdown({ file: `a.${format}`, body, firstLine: 1, format })
    .problems.filter(({ code }) => code === 'invalid-directive')
    .map(({ fix }) => fix);

test.each([
  ['<Tabs>\n\n<Tab label="A">\n\nOne\n\n</Tab>\n\n</Tabs>\n', 'Put at least two <Tab label="…"> into it.'],
  ['<Tab label="A">\n\nOne\n\n</Tab>\n', 'Put it and the other tabs into one <Tabs>.'],
  ['<Details>\n\nOne\n\n</Details>\n', 'Write <Details summary="…">.'],
  [
    '<Video src="https://example.com/a.mp4">\n\nOne\n\n</Video>\n',
    'Write <Video src="https://…" title="…">.',
  ],
])('%j in MDX is advised with components', (body, fix) => {
  expect(fixes(body, 'mdx')).toEqual([fix]);
});

test.each([
  [':::tab[A]\nOne\n:::\n', 'Put it and the other tabs into one "::::tabs".'],
  [':::details\nOne\n:::\n', 'Write :::details[Label].'],
])('%j in Markdown is advised with directives', (body, fix) => {
  expect(fixes(body, 'md')).toEqual([fix]);
});
