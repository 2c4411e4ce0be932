import { expect, test } from 'vitest';
import { editUrlOf } from '#model/articles/edit-url.ts';

/** What hosts make of an address: the file that they open. */
const hosts: readonly { readonly template: string; readonly open: (url: URL) => string }[] = [
  {
    template: 'https://github.com/acme/help/edit/main/content/{file}',
    open: ({ pathname }) => decodeURIComponent(pathname).replace('/acme/help/edit/main/content/', ''),
  },
  {
    template: 'https://gitlab.com/acme/help/-/edit/main/content/{file}',
    open: ({ pathname }) => decodeURIComponent(pathname).replace('/acme/help/-/edit/main/content/', ''),
  },
  {
    template: 'https://codeberg.org/acme/help/_edit/main/content/{file}',
    open: ({ pathname }) => decodeURIComponent(pathname).replace('/acme/help/_edit/main/content/', ''),
  },
  {
    template: 'https://bitbucket.org/acme/help/src/main/content/{file}?mode=edit',
    open: ({ pathname, search }) =>
      search === '?mode=edit' ? decodeURIComponent(pathname).replace('/acme/help/src/main/content/', '') : '',
  },
  {
    template: 'https://dev.azure.com/acme/help/_git/help?path=/content/{file}&version=GBmain',
    open: ({ searchParams }) =>
      searchParams.get('version') === 'GBmain'
        ? (searchParams.get('path') ?? '').replace('/content/', '')
        : '',
  },
];

const files = [
  'articles/en/orders/track.md',
  'articles/en/orders & returns/return it.mdx',
  'articles/en/faq/#1 what?.md',
  'articles/ar/الطلبات/تتبع.md',
  "articles/en/100%25/a+b=c$&$'.md",
  'articles/en/{file}/a.md',
  'articles/en/"><script>.md',
];

test.each(hosts)('$template opens the file, whatever its name', ({ template, open }) => {
  for (const file of files) expect(open(new URL(editUrlOf(template, file)))).toBe(file);
});
