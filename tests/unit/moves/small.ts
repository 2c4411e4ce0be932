import { article, topic, type Files } from './scratch.ts';

/** A centre in which everything that can name a path does. */
export const small: Files = {
  'site.yaml': [
    'name: Help # ours',
    'url: https://help.example.com',
    'locales: [en, de]',
    'featured: [art-a]',
    'footer:',
    '  links:',
    '    - returns/a.md # the first',
    '    - { href: "/en/returns/a/", text: A }',
    '  text: "See [it](returns/index.md) or <https://help.example.com/en/returns/a/>."',
    '',
  ].join('\n'),
  'channels.yaml': [
    'channels:',
    '  - id: mail',
    '    type: email',
    '    address: help@example.com',
    '    topics: [returns, orders]',
    '    articles: [art-a]',
    '    response: P1D',
    '  - { id: form, type: form, url: "https://example.com/form", response: P1D }',
    'fallback: form',
    '',
  ].join('\n'),
  'articles/en/returns/index.md': topic('Returns'),
  'articles/en/returns/a.md': article(
    'art-a',
    [
      'To [b](b.md), [c](../orders/c.md#more), [itself](./a.md), [orders](../orders/) and `[code](../orders/c.md)`.',
      '',
      '![Label](./images/label.svg) ![Both](images/both.svg) ![Up](../shared.svg)',
    ].join('\n'),
  ),
  'articles/en/returns/b.md': article('art-b', 'To [a](./a.md "A"). ![Both](./images/both.svg)', [
    '# where it is listed, too',
    'also: [orders] # ours',
  ]),
  'articles/en/orders/index.md': topic('Orders', [], '\nStart with [a](../returns/a.md).\n'),
  'articles/en/orders/c.md': article(
    'art-c',
    [
      '## More {#more}',
      '',
      'By [path][a], <a href="../returns/a.md?x=1">HTML</a>, [id](id:art-a), [address](/en/returns/a/).',
      '',
      '[a]: <../returns/a.md> "A"',
    ].join('\n'),
    ['also: [returns]'],
  ),
  'articles/de/returns/index.md': topic('Rückgabe', ['slug: rückgabe']),
  'articles/de/returns/a.md': article('art-a', 'Zu [c](../orders/c.md#more). ![Label](./images/label.svg)'),
  'articles/en/returns/images/label.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'articles/en/returns/images/both.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'articles/de/returns/images/label.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'articles/en/shared.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};
