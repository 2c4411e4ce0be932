import { expect, test } from 'vitest';
import { escapeHtml } from '#base/escape-html.ts';

test('nothing of a text can end the element or the quoted attribute it is put into', () => {
  expect(escapeHtml('<b title="x">&amp; it’s</b>')).toBe(
    '&lt;b title=&quot;x&quot;&gt;&amp;amp; it’s&lt;/b&gt;',
  );
});
