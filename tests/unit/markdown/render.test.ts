import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { RenderContext } from '#model/pages/render-context.ts';

const labels: RenderContext['labels'] = {
  alert: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  footnotes: 'Footnotes',
  footnoteBack: 'Back to reference',
  playVideo: 'Play video',
  transcript: 'Transcript',
  scrollableTable: 'Table, scrollable',
};

const render = (body: string, context: Partial<RenderContext> = {}, format: 'md' | 'mdx' = 'md') =>
  renderMarkdown(analyseMarkdown({ file: 'a.md', body, firstLine: 1, format }).text, {
    headingIds: [],
    links: {},
    images: {},
    labels,
    ...context,
  });

test('times and other colons in ordinary text stay as written, keys become kbd', async () => {
  expect(await render('From 10:30 to a:b, press :kbd[Ctrl+P].')).toMatchInlineSnapshot(
    `
    "<p>From 10:30 to a:b, press <kbd>Ctrl+P</kbd>.</p>
    "
  `,
  );
});

test.each([
  'a[^1] b[^2] c[^3]\n\n[^1]: x\n[^2]: y\n[^3]: z\n',
  '- a[^1] b[^2]\n- c[^3]\n\n[^1]: x\n[^2]: y\n[^3]: z',
  'a[^1] b[^2] c[^3]\r\n\r\n[^1]: x\r\n[^2]: y\r\n[^3]: z\r\n',
])('notes need no empty line between them: %j', async (body) => {
  for (const format of ['md', 'mdx'] as const) {
    const html = await render(body, {}, format);
    expect(html.match(/data-footnote-ref /g)).toHaveLength(3);
    expect(html.match(/<li id="fn-\d">/g)).toHaveLength(3);
  }
});

test('an alert is an aside with its name in the language of the text', async () => {
  expect(await render('> [!WARNING]\n> Hot.')).toMatchInlineSnapshot(`
    "<aside class="alert alert-warning" role="note">
    <p class="alert-title">Warning</p>
    <p>Hot.</p>
    </aside>
    "
  `);
  expect(await render('> [!NOTE] Not an alert.')).toContain('<blockquote>');
});

test('steps, tabs and details are readable without script', async () => {
  expect(await render(':::steps\n1. One\n2. Two\n:::')).toMatchInlineSnapshot(`
    "<div class="steps"><ol>
    <li>One</li>
    <li>Two</li>
    </ol></div>
    "
  `);
  expect(await render('::::tabs{sync="device"}\n:::tab[Website]\nA\n:::\n:::tab[App]\nB\n:::\n::::'))
    .toMatchInlineSnapshot(`
    "<help-tabs data-sync="device"><section class="tab"><p class="tab-label">Website</p><p>A</p></section><section class="tab"><p class="tab-label">App</p><p>B</p></section></help-tabs>
    "
  `);
  expect(await render(':::details[More]\nText\n:::')).toMatchInlineSnapshot(`
    "<details><summary>More</summary><p>Text</p></details>
    "
  `);
});

test('a video is a link with a transcript, and names its player for the script', async () => {
  const video = ':::video{src="https://youtu.be/aqz-KE-bpKQ" title="Descale" duration="2:10"}\nSpoken.\n:::';
  expect(await render(video)).toMatchInlineSnapshot(`
    "<help-video data-embed="https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ" data-title="Descale"><p class="video-link"><a href="https://youtu.be/aqz-KE-bpKQ" rel="noopener">Play video: Descale (2:10)</a></p><details><summary>Transcript</summary><p>Spoken.</p></details></help-video>
    "
  `);
});

test('an image with a title, alone in its paragraph, is a figure with sizes', async () => {
  const images = {
    './a.png': { src: '/_images/a-960.webp', srcset: '/_images/a-480.webp 480w', width: 960, height: 540 },
  };
  expect(await render('![A box](./a.png "The box")', { images })).toMatchInlineSnapshot(`
    "<figure><img src="/_images/a-960.webp" alt="A box" loading="lazy" decoding="async" width="960" height="540" srcset="/_images/a-480.webp 480w" sizes="(min-width: 48rem) 42rem, 100vw"><figcaption>The box</figcaption></figure>
    "
  `);
  expect(await render('Text ![A box](./a.png) text', { images })).toMatchInlineSnapshot(`
    "<p>Text <img src="/_images/a-960.webp" alt="A box" loading="lazy" decoding="async" width="960" height="540" srcset="/_images/a-480.webp 480w" sizes="(min-width: 48rem) 42rem, 100vw"> text</p>
    "
  `);
});

test('a small picture among words stays in their line', async () => {
  const sized = (height: number) => ({
    images: { 'i.png': { src: '/i.png', srcset: '', width: 40, height } },
  });
  const small = await render('- Press ![Save](i.png) now.\n\nPress [![Save](i.png)](/x/) now.', sized(40));
  expect(small.match(/<img[^>]*class="in-text"/g)).toHaveLength(2);
  expect(await render('Then you see this: ![Form](i.png)', sized(400))).not.toContain('in-text');
  expect(await render('![Form](i.png)', sized(40))).not.toContain('in-text');
});

test('links lead where the reader can read, in raw HTML too', async () => {
  const links = { 'id:return-item': '/tr/iadeler/urun-iadesi/' };
  expect(await render('[a](id:return-item) <a href="id:return-item">b</a>', { links }))
    .toMatchInlineSnapshot(`
    "<p><a href="/tr/iadeler/urun-iadesi/">a</a> <a href="/tr/iadeler/urun-iadesi/">b</a></p>
    "
  `);
});

test('classes of raw HTML are those of texts: others could lay a link over the whole page', async () => {
  const html = await render(
    '<div class="article-list"><a class="alert skip-link" href="/x/">a</a></div>\n\n> [!TIP]\n> b',
  );
  expect(html).toContain('<div><a class="alert" href="/x/">a</a></div>');
  expect(html).toContain('<aside class="alert alert-tip"');
});

test('headings have the given ids, tables scroll by keyboard', async () => {
  expect(await render('## Eins\n\n### Zwei', { headingIds: ['one', 'two'] })).toMatchInlineSnapshot(`
    "<h2 id="one">Eins</h2>
    <h3 id="two">Zwei</h3>
    "
  `);
  expect(await render('| a |\n|--|\n| 1 |')).toMatchInlineSnapshot(`
    "<div class="table-scroll" tabindex="0" role="region" aria-label="Table, scrollable"><table>
    <thead>
    <tr>
    <th>a</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td>1</td>
    </tr>
    </tbody>
    </table></div>
    "
  `);
});

test('each table that scrolls has another name: by its caption, the heading above it, and its number', async () => {
  const table = '| a |\n|--|\n| 1 |';
  const own = '<table><caption>Fees</caption><tr><td>1</td></tr></table>';
  const html = await render([table, '## Sizes & weights', table, table, own].join('\n\n'));
  expect([...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Table, scrollable',
    'Table, scrollable – Sizes &amp; weights',
    'Table, scrollable – Sizes &amp; weights (2)',
    'Table, scrollable – Fees',
  ]);
});

test('code has its colours as classes, never as inline styles', async () => {
  const html = await render('```js\nconst a = 1;\n```');
  expect(html).toContain('class="tok-keyword"');
  expect(html).not.toContain('style=');
  expect(await render('```nonsense\nx\n```')).toMatchInlineSnapshot(`
    "<pre><code class="language-nonsense">x
    </code></pre>
    "
  `);
});

test('control characters that raw HTML names by number are left out', async () => {
  const html = await render('<p title="Low&#8;tide">High&#x1b;&#0;tide &#9785;</p>');
  expect(html).toContain('title="Lowtide"');
  expect(html).not.toMatch(/(?![\n\t])\p{Cc}/u);
  expect(html).toContain('☹');
});

test('comments are the notes of writers and are not published', async () => {
  expect(await render('<!-- TODO: check -->\n\nText <!-- why --> here.')).toBe('<p>Text  here.</p>\n');
});

test('footnotes lead back, in the language of the text', async () => {
  expect(await render('A[^1].\n\n[^1]: Note.')).toMatchInlineSnapshot(`
    "<p>A<sup><a href="#fn-1" id="fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup>.</p>
    <section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2>
    <ol>
    <li id="fn-1">
    <p>Note. <a href="#fnref-1" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p>
    </li>
    </ol>
    </section>
    "
  `);
});

test('links and images of MDX elements lead where those of Markdown do', async () => {
  const images = { './a.png': { src: '/_images/a-960.webp', srcset: '', width: 960, height: 540 } };
  const text = '<a href="./how.md">how</a> and [how](./how.md)\n\n<img src="./a.png" alt="A box" />\n';
  expect(await render(text, { links: { './how.md': '/en/t/how/' }, images }, 'mdx')).toMatchInlineSnapshot(`
    "<p><a href="/en/t/how/">how</a> and <a href="/en/t/how/">how</a></p>
    <img src="/_images/a-960.webp" alt="A box" loading="lazy" decoding="async" width="960" height="540">"
  `);
});

test('components give the HTML of directives', async () => {
  const mdx =
    '<Details summary="More & less">\n\nText\n\n</Details>\n\n<Alert type="tip">\n\nGood.\n\n</Alert>\n\n<Kbd>F1</Kbd>\n';
  const md = ':::details[More & less]\nText\n:::\n\n> [!TIP]\n> Good.\n\n:kbd[F1]\n';
  const inOneLine = (html: string) => html.replace(/\n|<p>(?=<kbd>)|(?<=<\/kbd>)<\/p>/g, '');
  expect(inOneLine(await render(mdx, {}, 'mdx'))).toBe(inOneLine(await render(md)));
});

test('a container that nobody knows is left out, whatever it is called', async () => {
  expect(await render(':::constructor\nx\n:::')).toBe('');
});

test('what an import left open shows its words, and no address', async () => {
  const images = { 'a.png': { src: '/images/a.1.png', width: 2, height: 1, srcset: '' } };
  expect(
    await render(
      'See [the **old** guide](todo:/old) ![Box](todo:b.png) ![todo:](todo:c.png) ![todo:](a.png)\n\n' +
        '<div><a href="todo:/x">more</a> <img src="todo:d.png" alt="Lid"></div>\n',
      { images },
    ),
  ).toMatchInlineSnapshot(`
    "<p>See <span>the <strong>old</strong> guide</span> <em>Box</em>  <img src="/images/a.1.png" alt="" loading="lazy" decoding="async" width="2" height="1" class="in-text"></p>
    <div><span>more</span> <em>Lid</em></div>
    "
  `);
});
