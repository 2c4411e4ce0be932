import { expect, test } from 'vitest';
import { parseContentFile } from '#files/article-file.ts';
import { codeOwnersOf, withCodeOwners } from '#model/articles/code-owners.ts';

const source = (locale: string, name: string, owner: string | undefined) => {
  const text = `---\nid: return-item\ntitle: A\ndescription: B\n${owner ? `owner: '${owner}'\n` : ''}---\n\nText\n`;
  const file = `content/articles/${locale}/orders/${name}.md`;
  const parsed = parseContentFile({ file, locale, name: `orders/${name}.md`, text, committed: undefined });
  if (!parsed.source) throw new Error('the text cannot be used');
  return parsed.source;
};

test('an article stands for its translations, and one with an owner of its own comes behind it', () => {
  const { lines, unknown } = codeOwnersOf(
    [
      source('de', 'return', 'ada@acme.example'),
      source('en', 'late', undefined),
      source('en', 'return', '@acme/returns'),
      source('en', 'lost one', '@bo'),
      source('en', 'team', 'returns team'),
    ],
    { folder: 'my help/content/articles', source: 'en' },
  );
  expect(lines).toEqual([
    '/my?help/content/articles/*/orders/return.* @acme/returns',
    '/my?help/content/articles/*/orders/lost?one.* @bo',
    '/my?help/content/articles/de/orders/return.* ada@acme.example',
  ]);
  expect(unknown.map(({ path }) => path)).toEqual(['orders/team']);
});

test('the rest of the file stays, and writing twice changes nothing', () => {
  const once = withCodeOwners('* @acme/all\n', ['/a @b']);
  expect(once).toBe(
    '* @acme/all\n\n# Owners of articles: npx fener codeowners --write\n/a @b\n# End of owners of articles\n',
  );
  expect(withCodeOwners(once, ['/a @b'])).toBe(once);
  expect(withCodeOwners(`${once}/z @z\n`, ['/c @d'])).toBe(`${once.replace('/a @b', '/c @d')}/z @z\n`);
  expect(withCodeOwners('', [])).toMatch(/^# Owners/);
});
