/** What Safari on iOS needs of style sheets: docs/browsers.md. */
import { globSync, readFileSync } from 'node:fs';
import postcss, { type Declaration, type Rule } from 'postcss';
import { expect, test } from 'vitest';

const sheets = globSync('src/styles/**/*.css').map((file) => ({
  file,
  css: postcss.parse(readFileSync(file, 'utf8')),
}));

/** Declarations of all sheets, as `file: property: value`, that are of a kind. */
function declarations(isMeant: (declaration: Declaration) => boolean): string[] {
  return sheets.flatMap(({ file, css }) => {
    const found: string[] = [];
    css.walkDecls((declaration) => {
      if (isMeant(declaration)) found.push(`${file}: ${declaration.prop}: ${declaration.value}`);
    });
    return found;
  });
}

test('there are sheets', () => {
  expect(declarations(() => true).length).toBeGreaterThan(500);
});

test('heights are those of the visible screen', () => {
  expect(declarations(({ value }) => /\d(?:vh|vb)\b/.test(value))).toEqual([]);
});

test('what fills the screen or clings to its lower edge keeps clear of the corners', () => {
  const clings = sheets.flatMap(({ file, css }) => {
    const found: string[] = [];
    css.walkRules((rule) => {
      if (clingsToLowerEdge(rule) && !rule.toString().includes('safe-area-inset-bottom'))
        found.push(`${file}: ${rule.selector}`);
    });
    return found;
  });
  expect(clings).toEqual([]);
});

function clingsToLowerEdge(rule: Rule): boolean {
  const values = new Map<string, string>();
  rule.each((node) => {
    if (node.type === 'decl') values.set(node.prop, node.value);
  });
  const isFixed = ['fixed', 'sticky'].includes(values.get('position') ?? '');
  return (
    isFixed && (values.get('inset-block-end') ?? values.get('inset')?.split(' ').at(-1) ?? 'auto') !== 'auto'
  );
}

/** What may come with a pointer: how something looks that is there without it. */
const looks =
  /^(?:--|color$|background|border|outline|text-decoration|box-shadow|translate$|scale$|transform$|filter$|fill$|stroke)/;

test('nothing is only there while a pointer hovers over it', () => {
  const hidden = sheets.flatMap(({ file, css }) => {
    // A sheet that shows it where no pointer can hover.
    if (/@media \(hover: none\)/.test(css.toString())) return [];
    const found: string[] = [];
    css.walkRules(/:hover/, (rule) => {
      rule.each((node) => {
        if (node.type === 'decl' && !looks.test(node.prop))
          found.push(`${file}: ${rule.selector}: ${node.prop}`);
      });
    });
    return found;
  });
  expect(hidden).toEqual([]);
});
