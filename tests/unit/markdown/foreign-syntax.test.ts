import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';

const systemsIn = (body: string): string[] =>
  analyseMarkdown({ file: 'a.md', body, firstLine: 1, format: 'md' }).problems.flatMap(
    ({ code, message, at }) =>
      code === 'foreign-syntax'
        ? [`${at?.line}:${at?.column} ${/syntax of (.+)\.$/.exec(message)?.[1]}`]
        : [],
  );

test.each([
  ['[Terms](https://example.com){: target="_blank"}', '1:29 kramdown'],
  ['{::nomarkdown}', '1:1 kramdown'],
  ['[Next](https://example.com){.link-next}', '1:28 MkDocs or Pandoc'],
  ['![A box](box.png){ width="300" loading=lazy }', '1:18 MkDocs or Pandoc'],
  ['!!! quote\n    Keep it.', '1:1 MkDocs'],
  ['--8<-- "docs/fees.md"', '1:1 MkDocs'],
  ['<<< @/snippets/a.js{2}', '1:1 VitePress'],
  ["import Tabs from '@theme/Tabs';", '1:1 MDX'],
  ['export const fees = 3;', '1:1 MDX'],
  ['Version {props.version} is out.', '1:9 MDX'],
  ['Keep it. %%ask legal%%', '1:10 Obsidian'],
  ['Keep it. ^fee-2024', '1:10 Obsidian'],
  ['collapsed:: true', '1:1 Logseq'],
  ['See ((64f1c2aa-0b1c-4d2e-9f3a-1234567890ab)).', '1:5 Logseq'],
  ['{expand:title=More}', '1:1 Confluence'],
  ['{panel}', '1:1 Confluence'],
  ['[caption id="a" width="300"]A box[/caption]', '1:1 WordPress'],
  ['[vc_row]', '1:1 WordPress'],
  ['Fish &amp;amp; chips', '1:6 HTML'],
])('%s is left from another system', (body, expected) => {
  expect(systemsIn(body)[0]).toBe(expected);
});

test.each([
  '`{: target="_blank"}` and `[caption id="a"]` are code.',
  '```\nimport a from "b";\ncollapsed:: true\n```',
  'A set {1, 2} and {a = 1}, {x=1} and {name}.',
  'The path is /orders/{id}/{code}.',
  '100 %% of it, or 5%% and 6%%.',
  'Press [Enter] or [button], see [1] and [note].',
  'Import files from "Downloads".\nExport as CSV.',
  'x ^2 and ^^ and :^)',
  'std::vector and Note:: hear',
  'if a<<<b then ((a) or (b))',
  'Wait!!! Really??? Yes',
  'AT&amp;T, and &nbsp; between',
  String.raw`Write \{: .wide} behind it.`,
  '[text](https://example.com)',
  '[/etc/hosts](https://example.com) and [x="1"](https://example.com)',
])('%s is a text', (body) => {
  expect(systemsIn(body)).toEqual([]);
});

test('what a rule of its own explains is said once', () => {
  const { problems } = analyseMarkdown({ file: '', body: '!!! note "Mind"', firstLine: 1, format: 'md' });
  expect(problems.map(({ code }) => code)).toEqual(['template-tag']);
});
