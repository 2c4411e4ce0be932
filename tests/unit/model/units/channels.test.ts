import { describe, expect, test } from 'vitest';
import { smsSize } from '#model/agents/browser/sms.ts';
import { chatOf, longestChat, smsOf } from '#model/units/short.ts';
import { longestSpoken, spokenText } from '#model/units/spoken.ts';
import { unitsOf } from '#model/units/unit.ts';

/** One article that has of everything, in three scripts. */
const articles = {
  en:
    '<p>You have 30 days – “no questions”. See https://help.example.com/x?y=1 &amp; keep the receipt 🧾.</p>' +
    '<h2 id="by-post">Send it back by post</h2><p>Three steps:</p><ol><li>Open <b>Orders</b> &gt; <b>Returns</b>.</li>' +
    '<li>Press <kbd>⌘P</kbd><ul><li>A4</li><li>A5</li></ul></li><li>Wait *here*.</li></ol>' +
    '<table><tr><th>Country</th><th>Price</th></tr><tr><td>Japan</td><td>500 JPY</td></tr><tr><td>Germany</td><td>free</td></tr></table>' +
    '<pre><code>GET /orders?x=&lt;id&gt;\n</code></pre>',
  ja: '<h2 id="by-post">郵送で返品する</h2><ol><li>「注文履歴」を開きます。</li><li>返品する商品を選びます。</li></ol>',
  ar: '<h2 id="by-post">الإرجاع بالبريد</h2><p>لديك ٣٠ يومًا &amp; الإرجاع مجاني.</p>',
};
const url = 'https://help.example.com/a/return-item/';

describe.each(Object.entries(articles))('%s', (lang, html) => {
  const units = unitsOf('return-item', html);

  test('what each channel says of each unit', () => {
    const texts = units.map((unit) => ({
      id: unit.id,
      spoken: spokenText(unit, lang),
      sms: smsOf(unit, url),
      chat: chatOf(unit, { title: 'Return an item', url }),
    }));
    expect(texts).toMatchSnapshot();
  });
});

const long = (word: string) =>
  unitsOf('a', `<h2 id="h">H</h2><p>${`${word} ${word}. `.repeat(400)}</p>`)[0] ?? fail();
const fail = (): never => {
  throw new Error('there is no unit');
};

test.each(['word', 'größer', '返品', 'возврат', 'สินค้า', '👩‍👩‍👧‍👦', '<b>&amp;</b>'])(
  'limits hold, whatever is written: %s',
  (word) => {
    const unit = long(word);
    const sms = smsOf(unit, url);
    expect(smsSize(sms).parts).toBeLessThanOrEqual(2);
    const chat = chatOf(unit, { title: 'T', url });
    expect(new TextEncoder().encode(chat).length).toBeLessThanOrEqual(longestChat);
    for (const text of [sms, chat]) {
      expect(text.endsWith(url)).toBe(true);
      expect(text.isWellFormed()).toBe(true);
    }
    const spoken = spokenText(unit, 'en');
    expect(spoken.length).toBeLessThanOrEqual(longestSpoken);
    expect(spoken).not.toMatch(/[<>&]/);
  },
);

test('a spoken text that is too long ends with a sentence, and one without sentences at a word', () => {
  expect(spokenText(long('Word'), 'en')).toMatch(/^H\. (?:Word Word\. )+Word Word\.$/);
  const [unit] = unitsOf('a', `<p>${'word '.repeat(400)}</p>`);
  expect(unit && spokenText(unit, 'en')).toMatch(/^(?:word )+word\.$/);
});

test('whatever a writer writes, a voice gets no markup', () => {
  const [unit] = unitsOf(
    'a',
    '<p>&lt;speak&gt;&lt;audio src="https://evil.example/x"/&gt;&lt;/speak&gt; &amp;amp; ]]&gt; \u0000\u202E x</p>',
  );
  const spoken = unit ? spokenText(unit, 'en') : '';
  expect(spoken).not.toMatch(/[<>&]|https|\p{Cc}|\u202E/u);
  expect(spoken).toContain('speak');
});

test.each(['Long title ', 'عنوان طويل ', '長い見出し', '😀'])(
  'a long title leaves room for the answer: %s',
  (words) => {
    const [unit] = unitsOf('a', `<h2 id="h">${words.repeat(90)}</h2><p>${'Answer. '.repeat(200)}</p>`);
    const chat = unit ? chatOf(unit, { title: words.repeat(90), url }) : '';
    expect(new TextEncoder().encode(chat).length).toBeLessThanOrEqual(longestChat);
    expect(chat).toContain('Answer. Answer.');
    expect(chat.endsWith(url)).toBe(true);
  },
);

test('addresses within a text lead where they led', () => {
  const [unit] = unitsOf('a', '<p>See https://example.com/~ada/_x or *this*.</p>');
  expect(unit && chatOf(unit, { title: 'T', url })).toBe(
    `T\n\nSee https://example.com/~ada/_x or ∗this∗.\n\n${url}`,
  );
});

test('a code that is cut in a text message says so, however it is spaced', () => {
  const [unit] = unitsOf('a', `<pre><code>${'a      '.repeat(100)}😀</code></pre>`);
  const sms = unit ? smsOf(unit, url) : '';
  expect(sms).toContain('... https://');
});

test('code is not read out, and has its place in a chat', () => {
  const [unit] = unitsOf('a', '<pre><code>npm `x`\n</code></pre>');
  expect(unit && spokenText(unit, 'en')).toBe('');
  expect(unit && chatOf(unit, { title: 'T', url })).toBe(`T\n\nnpm ˋxˋ\n\n${url}`);
});
