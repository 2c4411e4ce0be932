/** Values by country in a text: what analyses it sees one value, and its HTML has all of them. */
import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { expandMarkdown } from '#markdown/expand.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { Reuse, Snippet } from '#model/reuse/reuse.ts';

const labels = {
  alert: { note: '', tip: '', important: '', warning: '', caution: '' },
  footnotes: '',
  footnoteBack: '',
  playVideo: '',
  transcript: '',
  scrollableTable: '',
};

const byCountry = new Map([
  ['fee', { GB: '£4 & more', DE: '5 €', '': '$6' }],
  ['phone', { GB: '+44 20 1', DE: '+49 30 1', '': '+1 2' }],
  ['shop', { GB: 'https://a.example/?a&b', DE: 'https://b.example/', '': 'https://c.example/' }],
  ['trap', { GB: 'https://a.example/', DE: 'javascript:alert(1)', '': 'https://c.example/' }],
]);

const reuse: Reuse = {
  values: new Map([...byCountry].map(([name, { GB }]) => [name, GB])),
  byCountry,
  snippets: new Map([
    ['fees', { name: 'fees', file: 'fees.md', locale: 'en', body: 'Pay {{ fee }}.' } as Snippet],
  ]),
};

async function rendered(
  body: string,
  { country, headingIds = [] }: { country?: string; headingIds?: string[] } = {},
) {
  const source = { file: 'a.md', body, firstLine: 1, locale: 'en', format: 'md' } as const;
  const expanded = expandMarkdown(source, reuse);
  const { text, problems } = analyseMarkdown({ ...source, body: expanded.text });
  const html = await renderMarkdown(
    { ...text, ...(expanded.byCountry && { byCountry: expanded.byCountry }) },
    { headingIds, links: {}, images: {}, labels, ...(country !== undefined && { country }) },
  );
  return { text: expanded.text, html, problems };
}

const fees =
  '{&quot;GB&quot;:&quot;£4 &amp; more&quot;,&quot;DE&quot;:&quot;5 €&quot;,&quot;&quot;:&quot;$6&quot;}';

test('the text has the value of its locale, its HTML that of the page with all others beside it', async () => {
  const body = 'Pay **{{ fee }}** now.\n\n> ::snippet[fees]\n\n| a |\n| - |\n| {{ fee }} |\n';
  const { text, html } = await rendered(body);
  expect(text).not.toMatch(/[\uFDD0-\uFDEF]/u);
  expect(html).toContain(`Pay <strong><span data-by-country="${fees}">£4 &amp; more</span></strong> now.`);
  expect(html.match(/<span data-by-country/g)).toHaveLength(3);
  const abroad = await rendered(body, { country: 'DE' });
  expect(abroad.html).toContain('>5 €</span>');
  expect(abroad.html).not.toContain('>£4');
  expect((await rendered(body, { country: 'toString' })).html).toContain('>$6</span>');
});

test('links have an address for each country, unless one of them would be no address', async () => {
  const { html } = await rendered(
    '[{{ phone }}](tel:{{ phone }}) [shop]({{ shop }}) [trap]({{ trap }}) <a href="tel:{{ phone }}" title="{{ fee }}">x</a>',
  );
  const phones =
    '{&quot;GB&quot;:&quot;tel:+44201&quot;,&quot;DE&quot;:&quot;tel:+49301&quot;,&quot;&quot;:&quot;tel:+12&quot;}';
  expect(html).toContain(`<a href="tel:+44201" data-href-by-country="${phones}"`);
  expect(html).toContain(
    'href="https://a.example/?a&amp;b" data-href-by-country="{&quot;GB&quot;:&quot;https://a.example/?a&amp;b&quot;',
  );
  expect(html).toMatch(/<a href="https:\/\/a\.example\/\?[^>]*" rel="noopener">shop<\/a>/);
  expect(html).toContain('<a href="https://a.example/">trap</a>');
  expect(html).toMatch(/<a href="tel:\+44 20 1" data-href-by-country="[^"]*" title="£4 &amp; more">x<\/a>/);
  expect(html).not.toMatch(/[\uFDD0-\uFDEF]|EF%B7/u);
});

test('headings, descriptions of pictures and bare addresses say the same in all countries', async () => {
  const { html } = await rendered(
    '## {{ fee }}\n\n![{{ fee }}](/a.png) https://x.example/{{ phone }} `{{ fee }}`',
    {
      headingIds: ['fee'],
    },
  );
  expect(html).toContain('<h2 id="fee">£4 &amp; more</h2>');
  expect(html).toContain('alt="£4 &amp; more"');
  expect(html).not.toMatch(/by-country|[\uFDD0-\uFDEF]|EF%B7/u);
});

test("marks of a writer's own become nothing that runs", async () => {
  const { html } = await rendered(
    '\uFDD10\uFDD2<b>x</b>\uFDD3 \uFDD199\uFDD2y\uFDD3 {{ fee }} "\uFDD10\uFDD2z',
  );
  expect(html.match(/<span data-by-country/g)?.length).toBeLessThanOrEqual(3);
  expect(html).toContain('>£4 &amp; more</span>');
});
