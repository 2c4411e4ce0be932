import { expect, test } from 'vitest';
import { textNodes } from '#html/text-nodes.ts';
import { plainText } from '#model/agents/browser/plain-text.ts';

const html = `
<p>Open <strong>Your orders</strong> in the <em>app</em>,<br>or <a href="https://example.com/o">online</a>.</p>
<h2 id="post">By <code>post</code></h2>
<ol start="3"><li>Pack it.<ul><li>Not too tight</li></ul></li><li><p>Send it.</p><p>Keep the receipt.</p></li></ol>
<p><img src="x.png" alt="A label"><button>Copy</button></p>
<table><thead><tr><th>Country</th><th>Price</th></tr></thead><tbody><tr><td>Japan</td><td>500 JPY</td></tr></tbody></table>
<details><summary>More</summary><p>2 * 3 * 4, snake_case and _this_ ~ <a href="tel:+4930">+4930</a></p></details>
<blockquote><p>Careful.</p><p>Hot.</p></blockquote>
<pre><code>a  b
c</code></pre>`;

test('plain text keeps numbers, lines and addresses', () => {
  expect(plainText(textNodes(html), 'plain')).toMatchInlineSnapshot(`
    "Open Your orders in the app,
    or online (https://example.com/o).

    By post

    3. Pack it.
       • Not too tight
    4. Send it.
       Keep the receipt.

    • Japan, Price: 500 JPY

    More

    2 * 3 * 4, snake_case and _this_ ~ +4930

      Careful.
      Hot.

    a  b
    c"
  `);
});

test('WhatsApp gets its own marks, and no others by accident', () => {
  expect(plainText(textNodes(html), 'whatsapp')).toMatchInlineSnapshot(`
    "Open *Your orders* in the _app_,
    or online (https://example.com/o).

    *By \`post\`*

    3. Pack it.
       - Not too tight
    4. Send it.
       Keep the receipt.

    - Japan, Price: 500 JPY

    *More*

    2 ∗ 3 ∗ 4, snake_case and ＿this＿ ∼ +4930

    > Careful.
    > Hot.

    \`\`\`a  b
    c\`\`\`"
  `);
});

test('WhatsApp gets addresses that lead where they led, marks in each line, and code as it is', () => {
  const whatsapp = (text: string) => plainText(textNodes(text), 'whatsapp');
  expect(whatsapp('<p><a href="https://a.example/~b/_c">https://a.example/~b/_c</a></p>')).toBe(
    'https://a.example/~b/_c',
  );
  expect(whatsapp('<p><b>one<br>two</b>, <i>https://a.example/x_</i></p>')).toBe(
    '*one*\n*two*, _https://a.example/x＿_',
  );
  expect(whatsapp('<pre><code>a * b * c\n_d_\n</code></pre>')).toBe('```a * b * c\n_d_```');
});

test('nothing comes of nothing, and a text without blocks is one', () => {
  expect(plainText(textNodes(' <hr><ul></ul><table></table> '), 'plain')).toBe('');
  expect(plainText(textNodes('a <b> b </b> c'), 'whatsapp')).toBe('a *b* c');
});
