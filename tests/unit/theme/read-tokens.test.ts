import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTokens, tokensCss } from '#theme/read-tokens.ts';
import { tokens } from '#theme/tokens.ts';

const read = (css: string) => readTokens('theme/tokens.css', css);
const problems = (css: string) =>
  read(css).problems.map(({ code, at, message, fix }) => [code, at?.line, message, fix].join(' | '));

test('tokens of all readers and of one colour scheme are published, behind those of Fener', () => {
  const { tokens: found, problems: none } = read(`
    /* Ours. */
    :root { --radius: 0; --font-text: "Gill Sans", sans-serif; --theme-stripe: 4px; }
    @media (prefers-color-scheme: dark) { :root { --shadow: none } }
  `);
  expect(none).toEqual([]);
  expect(tokensCss(found)).toBe(`@layer tokens {
:root { --radius: 0; --theme-stripe: 4px; }
:root, [lang] { --font-text: "Gill Sans", sans-serif; }
@media (prefers-color-scheme: dark) {
:root { --shadow: none; }
}
@media (prefers-contrast: more) {
:root { --text-muted: var(--text); --border: var(--border-control); }
}
@media (prefers-reduced-motion: reduce) {
:root { --quick: 0s; }
}
}`);
});

test('a theme without tokens adds no styles', () => {
  expect(tokensCss(read('/* Later. */').tokens)).toBe('');
});

test('a token that does not exist is told with the nearest, and left out', () => {
  expect(problems(':root {\n  --acent: teal;\n}')).toEqual([
    'token-unknown | 2 | There is no token "--acent". | Did you mean "--accent"? docs/theming.md lists all. Begin your own with "--theme-".',
  ]);
  expect(read(':root { --acent: teal; --border: red }').tokens.map(({ name }) => name)).toEqual(['--border']);
});

test('a token without its semicolon is told, with the token that it swallows', () => {
  expect(problems(':root {\n  --radius: 0\n  --accent: teal;\n}')).toEqual([
    'theme-tokens | 2 | "--radius" has no semicolon at its end, so "--accent" is part of its value. | Write ";" at the end of each token.',
  ]);
});

test.each([
  ['another selector', '.site-header { --accent: teal }'],
  ['a list of selectors', ':root, body { --accent: teal }'],
  ['an ordinary property', ':root { color: teal }'],
  ['a rule in a rule', ':root { a { --accent: teal } }'],
  ['an import', '@import "https://evil.example/x.css";'],
  ['a font', '@font-face { font-family: x; src: url(x.woff2) }'],
  ['another condition', '@media (width > 40rem) { :root { --radius: 0 } }'],
  ['a condition in a condition', dark(dark(':root { --radius: 0 }'))],
  ['a file', ':root { --shadow: url(//evil.example/x) }'],
  ['a file by another function', ':root { --surface: image-set("x.png" 1x) }'],
  ['a file behind an escape', ':root { --surface: \\75rl(x) }'],
  ['a text over two lines', ':root { --theme-note: "a\nb" }'],
  ['braces in a value', ':root { --accent: { color: red } }'],
  ['importance', ':root { --accent: teal !important }'],
  ['no value', ':root { --accent: ; }'],
  ['styles that end too early', ':root { --accent: teal'],
])('%s is told, and not published', (_, css) => {
  const { tokens: found, problems: told } = read(css);
  expect(found).toEqual([]);
  expect(told.map(({ code, file }) => [code, file])).toEqual([['theme-tokens', 'theme/tokens.css']]);
});

function dark(css: string): string {
  return `@media (prefers-color-scheme: dark) { ${css} }`;
}

test('every token is one that the styles of Fener set', () => {
  const styles = ['tokens.css', 'stores/tokens.css']
    .map((file) => readFileSync(`src/styles/${file}`, 'utf8'))
    .join('');
  expect(Object.keys(tokens).filter((name) => !styles.includes(`${name}:`))).toEqual([]);
});
