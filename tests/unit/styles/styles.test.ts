import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { withSlashes } from '#base/file-paths.ts';

/** Declarations that name a side of the screen: wrong in half of the languages. */
const physical = [
  /(?:^|[;{\s])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /(?:^|[;{\s])border-(?:top|bottom)-(?:left|right)-radius\s*:/,
  /(?:^|[;{\s])(?:left|right)\s*:/,
  /(?:^|[;{\s])(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/,
];

/** Raw colours; `transparent`, `currentColor` and the system colours of forced-colors mode are meanings. */
const rawColour =
  /#[\da-f]{3,8}\b(?![^{}]*\{)|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|:\s*(?:black|white|gr[ae]y|red|green|blue|yellow|orange)\b/i;

interface StyleLine {
  readonly at: string;
  readonly text: string;
}

/** Lines of all styles, comments blanked out: style sheets, and `<style>` and `style="…"` of components. */
function styleLines(): StyleLine[] {
  return globSync('src/**/*.{css,astro}')
    .map((file) => withSlashes(file))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      const styles = file.endsWith('.css') ? source : onlyStyles(source);
      return styles
        .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
        .split('\n')
        .map((text, index) => ({ at: `${file}:${index + 1}`, text }));
    });
}

/** A component's source with everything but its styles blanked out, so that line numbers stay. */
function onlyStyles(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, '');
  let styles = '';
  let end = 0;
  for (const match of source.matchAll(/<style[^>]*>([\s\S]*?)<\/style>|\sstyle="([^"]*)"/g)) {
    const kept = match[1] ?? match[2] ?? '';
    styles += blank(source.slice(end, match.index)) + blank(match[0].replace(kept, '')) + kept;
    end = match.index + match[0].length;
  }
  return styles + blank(source.slice(end));
}

const found = (pattern: RegExp) => (lines: readonly StyleLine[]) =>
  lines.filter(({ text }) => pattern.test(text)).map(({ at, text }) => `${at} ${text.trim()}`);

test('styles name no side of the screen, so that right-to-left pages mirror by themselves', () => {
  const lines = styleLines();
  expect(lines.length).toBeGreaterThan(1000);
  expect(physical.flatMap((pattern) => found(pattern)(lines))).toEqual([]);
});

/** Small pages load plain.css alone, so it has no tokens. */
const hasRawColours = /^src\/(?:styles\/(?:stores\/)?tokens|static\/plain)\.css/;

test('raw colours stand among tokens only', () => {
  const lines = styleLines().filter(({ at }) => !hasRawColours.test(at));
  expect(found(rawColour)(lines)).toEqual([]);
});

test('a style sheet has at most 300 lines', () => {
  const long = globSync('src/**/*.css').filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

/** Each in two bundles, none of which a page links together with the other. */
const twice = ['src/styles/prose/code-blocks.css', 'src/styles/search/form-large.css'];

test('each style sheet in a folder of src/styles is part of one bundle, once', () => {
  const imported = globSync('src/styles/*.css').flatMap((entry) =>
    [...readFileSync(entry, 'utf8').matchAll(/@import '(\.\/\w[^']*\/[^']*)'/g)].map(([, part = '']) =>
      withSlashes(join(dirname(entry), part)),
    ),
  );
  expect(imported.length).toBeGreaterThan(40);
  expect(imported.sort()).toEqual(
    [...globSync('src/styles/*/*.css').map((file) => withSlashes(file)), ...twice].sort(),
  );
});

test.each([
  'a { margin-left: 1rem }',
  '  right: 0;',
  'p { text-align: left; }',
  '  border-left: 1px solid',
  '  border-top-left-radius: 2px;',
])('"%s" is recognised as physical', (text) => {
  expect(physical.some((pattern) => pattern.test(text))).toBe(true);
});

test.each(['  color: #fff;', '  background: rgb(0 0 0 / 45%);', '  color: black;'])(
  '"%s" is recognised as a raw colour',
  (text) => {
    expect(rawColour.test(text)).toBe(true);
  },
);

test.each(['  border: 2px solid Highlight;', '#main { color: var(--text); }', '  margin-inline: auto;'])(
  '"%s" is neither',
  (text) => {
    expect([...physical, rawColour].filter((pattern) => pattern.test(text))).toEqual([]);
  },
);
