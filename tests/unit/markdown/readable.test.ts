import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { readable } from '#markdown/readable.ts';
import { renderMarkdown } from '#markdown/render.ts';

const labels = {
  alert: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  footnotes: 'Footnotes',
  footnoteBack: 'Back to reference',
  playVideo: 'Play video',
  transcript: 'Transcript',
  scrollableTable: 'Table, scrollable',
};

const render = async (body: string) =>
  (await renderMarkdown(analyse(body).text, { headingIds: [], links: {}, images: {}, labels })).trim();

const analyse = (body: string, format: 'md' | 'mdx' = 'md') =>
  analyseMarkdown({ file: 'a.md', body, firstLine: 1, format });

test.each([
  ['**「注文番号」**を確認', '<strong>「注文番号」</strong>を確認'],
  ['料金は**1,000円（税込）**です。', '料金は<strong>1,000円（税込）</strong>です。'],
  ['**注意：**変更できません', '<strong>注意：</strong>変更できません'],
  ['~~「古い」~~は', '<del>「古い」</del>は'],
  ['**한국어(Korean)**는 됩니다', '<strong>한국어(Korean)</strong>는 됩니다'],
  ['请点击**“保存”**按钮', '请点击<strong>“保存”</strong>按钮'],
  [
    '*「一」*と**「二」**と***「三」***です',
    '<em>「一」</em>と<strong>「二」</strong>と<em><strong>「三」</strong></em>です',
  ],
  ['~~**「両方」**~~は', '<del><strong>「両方」</strong></del>は'],
  ['กด**"บันทึก"**เพื่อ', 'กด<strong>"บันทึก"</strong>เพื่อ'],
  ['**`code`**を', '<strong><code>code</code></strong>を'],
  [
    'これは**[リンク](https://x.example/)**です',
    'これは<strong><a href="https://x.example/" rel="noopener">リンク</a></strong>です',
  ],
  ['\\*\\*「文字」\\*\\*を', '**「文字」**を'],
  ['`**「コード」**を`', '<code>**「コード」**を</code>'],
  ['a**"b"**c', 'a**"b"**c'],
])('emphasis: %s', async (body, html) => {
  expect(await render(body)).toBe(`<p>${html}</p>`);
});

test.each([
  ['詳細はhttps://x.example/en/をご覧', 'https://x.example/en/'],
  ['（https://x.example/a）をご覧', 'https://x.example/a'],
  ['(https://x.example/a)をご覧', 'https://x.example/a'],
  ['（www.x.example/a_b）。', 'http://www.x.example/a_b', 'www.x.example/a_b'],
  ['见https://x.example:8080/a?b=1&c=2，然后', 'https://x.example:8080/a?b=1&c=2'],
  ['ดูที่https://x.example/helpได้เลย', 'https://x.example/help'],
  ['راجع https://x.example/، ثم', 'https://x.example/'],
  ['„https://x.example/a“ oder', 'https://x.example/a'],
  ['https://x.example/を**見る**', 'https://x.example/'],
  ['https://例え.example/を', 'https://xn--r8jz45g.example/', 'https://例え.example/'],
  ['| a |\n|-|\n| https://x.example/を |', 'https://x.example/'],
  ['Plain https://x.example/größe here', 'https://x.example/gr%C3%B6%C3%9Fe', 'https://x.example/größe'],
])('a bare address ends where the sentence goes on: %s', async (body, href, label = href) => {
  const [, found = '', text] = /<a href="([^"]*)"[^>]*>(.*?)<\/a>/.exec(await render(body)) ?? [];
  expect(new URL(found.replaceAll('&amp;', '&').replaceAll('&#x26;', '&')).href).toBe(href);
  expect(text?.replaceAll('&amp;', '&').replaceAll('&#x26;', '&')).toBe(label);
});

test('an address in angle brackets may hold anything', async () => {
  expect(await render('<https://x.example/日本>を')).toContain('href="https://x.example/%E6%97%A5%E6%9C%AC"');
});

test.each([
  ['## What does "err:timeout" mean?', 'What does "err:timeout" mean?'],
  ['## Note: :x and a:b[c]{d=e}', 'Note: :x and a:b[c]{d=e}'],
  ['## Open until 9:30pm', 'Open until 9:30pm'],
  ['## 注意:请先 **「備份」**再', '注意:请先 「備份」再'],
  ['## Press :kbd[F1] at 9:30', 'Press F1 at 9:30'],
])('a heading keeps its colons: %s', async (body, heading) => {
  expect(analyse(body).parts.headings.map(({ text }) => text)).toEqual([heading]);
  expect((await render(body)).replace(/<[^>]*>/g, '').replaceAll('&quot;', '"')).toBe(heading);
});

test('links, code and pictures behind a colon stay what they are', async () => {
  expect(await render('See:more[this](https://x.example/) and :a`b:c`')).toBe(
    '<p>See:more<a href="https://x.example/" rel="noopener">this</a> and :a<code>b:c</code></p>',
  );
  expect(await render('![At 9:30pm, a:b](x.png)')).toContain('alt="At 9:30pm, a:b"');
});

test('a place is where the writer sees it, whatever was put in for the parser', () => {
  const { parts } = analyse('9:30 **「あ」**を [x](a.md) https://x.example/を [y](b.md)\n\n返:a [z](c.md)');
  expect(parts.links.map(({ target, at }) => [target, at.line, at.column])).toEqual([
    ['a.md', 1, 15],
    ['https://x.example/', 1, 25],
    ['b.md', 1, 45],
    ['c.md', 3, 5],
  ]);
});

test('whatever the text, nothing of it is lost by making it readable, and places go up with places', () => {
  const piece = fc.constantFrom(
    ...'** * ~~ 「 」 （ ） を 한 ไ a : :a :kbd[x] [ ] ( ) ` \\ https://x.example/ www.x.example <b> </b> { } “ ” ![9:1](x.png) 😀'.split(
      ' ',
    ),
    ...' |\n|\n\n|# |- |<!-- :c -->'.split('|'),
    '| a |\n|-|\n',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom('md' as const, 'mdx' as const),
      (pieces, format) => {
        const body = pieces.join('');
        const { text, writtenAt } = readable(body, format);
        let last = -1;
        let rest = '';
        for (let offset = 0; offset <= text.length; offset++) {
          const place = writtenAt(offset);
          expect(place).toBeGreaterThanOrEqual(last);
          last = place;
          if (offset < text.length && text[offset] === body[place] && writtenAt(offset + 1) > place)
            rest += body[place];
        }
        expect(rest).toBe(body);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a colon before a link is text, and the address in the link is no bare one', () => {
  const body = '> **注**:説明は[この記事](https://help.example.com/a)にあります。';
  const { parts, problems } = analyseMarkdown({ file: '', body, firstLine: 1, format: 'md' });
  expect(problems).toEqual([]);
  expect(parts.links.map(({ target }) => target)).toEqual(['https://help.example.com/a']);
});
