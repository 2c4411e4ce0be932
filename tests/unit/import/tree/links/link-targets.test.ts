import { describe, expect, test } from 'vitest';
import { bodyOf, convert } from '../../convert.ts';

const oldUrl = 'https://support.example.com/hc/en-us/articles';

const texts = {
  'Orders/Track.md': '---\ntitle: Track your order\nid: 360001\n---\n## By post {#post}\n\n## IDE 2.x\n',
  'Returns/Return an item.md': '---\ntitle: Return [an] item\nid: 360002\n---\nText.\n',
  'Returns/Secret.md': '---\ntitle: Secret\nid: 360003\ndraft: true\n---\nText.\n',
};

/** A text in Returns/ after conversion, and the notes on it. */
function link(text: string, oldUrls: readonly string[] = []) {
  const { files, notes, links } = convert({
    texts: { ...texts, 'Returns/Test.md': `---\ntitle: Test\n---\n${text}\n` },
    oldUrls,
  });
  return {
    text: bodyOf(files['returns/test.md']),
    notes: notes.map((note) => note.replace('Returns/Test.md', '')),
    links,
  };
}

test.each([
  [`${oldUrl}/360001`, 'id:track'],
  [`${oldUrl}/360001-Track-your-order?x=y#post`, 'id:track#post'],
  ['/hc/de/articles/360001', 'id:track'],
  ['../Orders/Track.md#post', 'id:track#post'],
  ['./Return%20an%20item.md', 'id:return-an-item'],
  ['/Orders/Track.md', 'id:track'],
  ['Return%20an%20item', 'id:return-an-item'],
  [`${oldUrl}/360001#ide-2x`, 'id:track#ide-2-x'],
  ['../Orders/', '../orders/index.md'],
  ['../Orders/README.md', '../orders/index.md'],
])('%s becomes %s', (written, now) => {
  expect(link(`[x](${written})`)).toEqual({ text: `[x](${now})`, notes: [], links: 1 });
});

test('sections of the old help centre are topics of the same name', () => {
  const text = `[x](${oldUrl}/360001) [y](https://support.example.com/hc/en-us/sections/99-Orders)`;
  expect(link(text).text).toBe('[x](id:track) [y](../orders/index.md)');
});

test.each([
  ['/', '../index.md'],
  ['/index.html', '../index.md'],
  ['/en/', '../index.md'],
  ['https://old.example/', '../index.md'],
  ['https://old.example', '../index.md'],
])('%s, the home page of the source, becomes ours', (written, now) => {
  expect(link(`[x](${written})`, ['https://old.example'])).toEqual({
    text: `[x](${now})`,
    notes: [],
    links: 1,
  });
});

test('a folder of nearly all addresses is the home page, too, and another one is not', () => {
  const page = (name: string) =>
    `---\npermalink: /docs/${name}/\n---\n# ${name}\n\n[x](/docs/) [y](/other/)\n`;
  const { files } = convert({ texts: { 'a.md': page('a'), 'b.md': page('b') } });
  expect(bodyOf(files['a.md'])).toBe('[x](index.md) [y](todo:/other/)');
});

describe('links to request forms and messengers', () => {
  const forms = [
    '/hc/en-us/requests/new?ticket_form_id=1',
    'https://support.example.com/hc/requests/new',
    '/pt-BR/support/tickets/new',
    "<javascript:window.Intercom('show')>",
    '<intercom://new>',
  ];
  const convertLinks = (hasContactPage: boolean) =>
    bodyOf(
      convert({
        texts: { 'a.md': `---\ntitle: A\n---\n${forms.map((form) => `[x](${form})`).join(' ')}\n` },
        oldUrls: ['https://support.example.com'],
        hasContactPage,
      }).files['a.md'],
    );

  test('lead to the contact page', () => {
    expect(convertLinks(true)).toBe(forms.map(() => '[x](/en/contact/)').join(' '));
  });

  test('are left to do where there is none', () => {
    expect(convertLinks(false)).toBe(
      '[x](todo:/hc/en-us/requests/new?ticket_form_id=1) [x](todo:https://support.example.com/hc/requests/new) ' +
        '[x](todo:/pt-BR/support/tickets/new) x x',
    );
  });

  test('of others stay as they are', () => {
    const text = '[x](https://other.example/hc/en-us/requests/new)';
    const { files } = convert({ texts: { 'a.md': `---\ntitle: A\n---\n${text}\n` }, hasContactPage: true });
    expect(bodyOf(files['a.md'])).toBe(text);
  });
});

test('links to other sites stay as they are', () => {
  const text = '[x](https://other.example/hc/en-us/articles/5) <https://x.example> [m](mailto:a@example.com)';
  expect(link(text)).toEqual({ text, notes: [], links: 0 });
});

test('all forms of links are rewritten: references, autolinks, HTML', () => {
  expect(
    link(`[a][r], [**b**][r], <${oldUrl}/360002>, ${oldUrl}/360002\n\n[r]: ${oldUrl}/360001 "T"`),
  ).toMatchObject({
    text: '[a][r], [**b**][r], [Return \\[an\\] item](id:return-an-item), [Return \\[an\\] item](id:return-an-item)\n\n[r]: id:track "T"',
    notes: [],
  });
  expect(link(`<table><tr><td><a href="${oldUrl}/360001">x</a></td></tr></table>`).text).toBe(
    '<table><tr><td><a href="id:track">x</a></td></tr></table>',
  );
  expect(link(`<p><a href="${oldUrl}/360001">x</a></p>`).text).toBe('[x](id:track)');
});

test.each(['https\\:', 'https:\\', 'https&#58;', 'https&#x3A;'])(
  'an address that %s// writes as text, but that becomes a link all the same, leads somewhere',
  (scheme) => {
    const old = (path: string) => `${scheme}${oldUrl.slice('https:'.length)}/${path}`;
    const other = `${scheme}//other.example`;
    expect(
      link(`See **${old('360001')}**, ${old('7')}. \`${old('7')}\` ${other} [x](${oldUrl}/360001)`),
    ).toEqual({
      text:
        `See **[Track your order](id:track)**, [${oldUrl.replace(':', '\\:')}/7](todo:${oldUrl}/7). ` +
        `\`${old('7')}\` ${other} [x](id:track)`,
      notes: [`:4 link-unknown ${oldUrl}/7`],
      links: 2,
    });
  },
);

test('a link without text gets the title of its article', () => {
  expect(link(`[](${oldUrl}/360001)`)).toMatchObject({
    text: '[Track your order](id:track)',
    notes: [`:4 link-empty ${oldUrl}/360001: now "Track your order"`],
  });
});

test('unknown targets are marked and listed with their line', () => {
  const text = `Text\n\n[a](${oldUrl}/360001) [b](${oldUrl}/7) [c](missing.md) [d](../../above.md)`;
  expect(link(text).notes).toEqual([
    `:6 link-unknown ${oldUrl}/7`,
    ':6 link-unknown missing.md',
    ':6 link-unknown ../../above.md',
  ]);
  expect(link(text).text).toContain(`[b](todo:${oldUrl}/7) [c](todo:missing.md)`);
});

test('anchors that do not exist are left out, those of the same text marked', () => {
  expect(link(`[a](${oldUrl}/360001#gone) and [b **c**](#gone)\n\n[d](#Here)\n\n## Here`)).toMatchObject({
    text: '[a](id:track) and [b **c**](todo:#gone)\n\n[d](#here)\n\n## Here',
    notes: [':4 anchor-unknown #gone in "Track your order": linked without it', ':4 link-unknown #gone'],
  });
});

test('links to drafts are marked, those with unsafe schemes keep only their text', () => {
  expect(link(`[a](${oldUrl}/360003) [b](javascript:alert)`)).toMatchObject({
    text: `[a](todo:${oldUrl}/360003) b`,
    notes: [':4 link-unknown "Secret", a draft', ':4 link-unsafe javascript:alert'],
  });
});

test('below an old address articles are known by number, path and name', () => {
  const prefix = 'https://old.example/help/';
  const to = (path: string) => link(`[x](${prefix}${path})`, [prefix]).text;
  expect(to('orders/track.html#post')).toBe('[x](id:track#post)');
  expect(to('anything/return-an-item/')).toBe('[x](id:return-an-item)');
  expect(to('360002-whatever')).toBe('[x](id:return-an-item)');
  expect(link(`[x](${prefix}nothing)`, [prefix]).notes).toEqual([`:4 link-unknown ${prefix}nothing`]);
});

test('ids that occur twice stay once', () => {
  expect(
    link('## A {#x}\n\n## B {#x}\n\n<a id="x"></a>Text\n\n<table><tr><td id="x">y</td></tr></table>'),
  ).toMatchObject({
    text: '## A {#x}\n\n## B\n\nText\n\n<table><tr><td>y</td></tr></table>',
    notes: [':6 anchor-duplicate x', ':8 anchor-duplicate x', ':10 anchor-duplicate x'],
  });
});

test('a link of a wiki to a heading of its own page is a link within the page', () => {
  const { text, notes } = link('## Fees {#fees}\n\n[x](wiki:#fees) [y](wiki:#^fees)');
  expect(text).toBe('## Fees {#fees}\n\n[x](#fees) [y](#fees)');
  expect(notes).toEqual([]);
});

test('a link to the second of two headings that say the same finds it', () =>
  expect(link('## Fees\n\nA\n\n## Fees\n\n[x](#fees-1)').text).toContain('[x](#fees-2)'));

test('on a host of which only a path was the help centre, other pages stay links', () => {
  const page = '[x](https://acme.example/privacy) [y](https://acme.example/help/gone)';
  expect(link(page, ['https://acme.example/help']).text).toBe(
    '[x](https://acme.example/privacy) [y](todo:https://acme.example/help/gone)',
  );
});

test('the top of a page, words that browsers look for, and links in what looks like a tag', () => {
  const { files, notes } = convert({
    texts: {
      'a.md': '# A\n\n[1](#top) [2](b.md#:~:text=some%20words) [3](#) [4](b.md#part:~:text=x)',
      'b.md': '# B\n\nList<[Item](jd:x.Item)>\n\n## Part\n\n[5](#part%20part)',
    },
  });
  expect(bodyOf(files['a.md'])).toBe(
    '[1](id:article-a) [2](id:article-b) [3](id:article-a) [4](id:article-b#part)',
  );
  expect(bodyOf(files['b.md'])).toBe('List\\<Item>\n\n## Part\n\n[5](#part)');
  expect(notes).toEqual(['b.md:3 link-unsafe jd:x.Item']);
});

test('a link to a folder is one to its topic, with an anchor of its text; a browser would read "./" as the page itself', () => {
  const { files, notes } = convert({
    texts: {
      'Orders/README.md': '# Orders\n\n## By post\n\n## id 2.x\n',
      'Orders/Track.md':
        '# Track\n\n[a](./#by-post) [b](../Orders/#gone) [c](./#orders)\n\n## 1. Ask\n\n[d](#id-1.-ask)\n',
    },
  });
  expect(bodyOf(files['orders/track.md'])).toBe(
    '[a](index.md#by-post) [b](index.md) [c](index.md)\n\n## 1. Ask\n\n[d](#1-ask)',
  );
  expect(notes).toEqual(['Orders/Track.md:3 anchor-unknown #gone in "Orders": linked without it']);
});
