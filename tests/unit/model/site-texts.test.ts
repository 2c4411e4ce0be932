import { expect, test } from 'vitest';
import { problemsIn } from '../problems/example-centre.ts';

/** What the check says of settings of `site.yaml`, with codes and lines. */
const told = async (yaml: string) =>
  (await problemsIn({ 'site.yaml': yaml })).map(
    ({ code, at, message, fix }) => `${at?.line}:${at?.column} ${code} ${message} ${fix}`,
  );

test('links by id, by path, to files and to other sites are right', async () => {
  const links = [
    'id:return-item',
    'orders/track-order',
    '{ href: /en/search/, text: Search }',
    '{ href: https://www.example.com, text: { en: Shop, de: Laden } }',
    '{ href: "mailto:help@example.com", text: Mail, locales: [de] }',
    '{ href: { en: https://www.example.com/en, de: https://www.example.com/de }, text: Shop }',
  ];
  expect(
    await told(`footer: { links: [${links.join(', ')}], text: "See [returns](id:return-item)." }`),
  ).toEqual([]);
});

test('links that lead nowhere are told where they stand, with what was meant', async () => {
  expect(
    await told(
      'header:\n  links:\n    - id:retrun-item\n    - { href: /en/nowhere/, text: Lost }\n    - https://www.example.com',
    ),
  ).toMatchInlineSnapshot(`
    [
      "3:7 unknown-link There is no article with the id "retrun-item". Did you mean "return-item"? Correct the id.",
      "4:15 unknown-link "/en/nowhere/" doesn't lead to an article, topic or page. Correct the path, or link by id: [text](id:…).",
      "5:7 label-missing The link to "https://www.example.com" has no text. Write { href: "https://www.example.com", text: … }, with one text or a text per locale.",
    ]
  `);
});

test('addresses pass the same gate as those of articles', async () => {
  expect(
    await told(
      'footer:\n  links:\n    - { href: "javascript:alert(1)", text: X }\n    - { href: "http://localhost:3000", text: X }\n  text: "<script>x</script> [x](javascript:x)"\nsocial: ["javascript:x"]',
    ),
  ).toMatchInlineSnapshot(`
    [
      "3:15 unsafe-link "javascript:alert(1)" is not a link that Fener allows. Write the whole address, with https://, mailto:, tel: or sms:.",
      "4:15 private-link "http://localhost:3000" leads to localhost, which only answers on your own computer or network. Link to the public address. If readers should type this address themselves, write it as code: \`http://…\`.",
      "5:9 unsafe-html <script> is not allowed in "footer.text". Use Markdown, a directive, or another element.",
      "6:10 invalid-value The first entry of "social" is "javascript:x". It must be a whole web address such as "https://www.instagram.com/acme". Write it like "https://www.instagram.com/acme".",
    ]
  `);
  expect(
    await told(
      'footer:\n  links:\n    - { href: "javascript:alert(1)", text: X }\n    - { href: "http://localhost:3000", text: X }\n  text: "<script>x</script> [x](javascript:x)"',
    ),
  ).toMatchInlineSnapshot(`
    [
      "3:15 unsafe-link "javascript:alert(1)" is not a link that Fener allows. Write the whole address, with https://, mailto:, tel: or sms:.",
      "4:15 private-link "http://localhost:3000" leads to localhost, which only answers on your own computer or network. Link to the public address. If readers should type this address themselves, write it as code: \`http://…\`.",
      "5:9 unsafe-html <script> is not allowed in "footer.text". Use Markdown, a directive, or another element.",
    ]
  `);
});

test('a text has every locale or a fallback of it, and names no other', async () => {
  expect(
    await told(
      'footer:\n  text: { de: Firma, fr: Société }\n  links:\n    - { href: id:return-item, locales: [dee] }',
    ),
  ).toMatchInlineSnapshot(`
    [
      "2:9 label-missing "text" has no text for locale "en" or its fallbacks. Add "en:", to which all fall back.",
      "2:26 unknown-locale "fr" is not a locale of this site. Locales: en, de.",
      "4:41 unknown-locale "dee" is not a locale of this site. Did you mean "de"? Locales: en, de.",
    ]
  `);
});

test('the header has room for four links', async () => {
  expect(await told(`header: { links: [${Array(5).fill('id:return-item').join(', ')}] }`))
    .toMatchInlineSnapshot(`
      [
        "1:18 invalid-value "links" in "header" is a list. It must be a list of at most 4 entries. Write a list of at most 4 entries.",
      ]
    `);
});

test('a setting of the wrong shape hides no problem of the others', async () => {
  const lost = 'header:\n  links:\n    - id:retrun-item\n';
  const codes = async (more: string) =>
    (await told(lost + more)).map((line) => line.split(' ').slice(0, 2).join(' '));
  expect(await codes('')).toEqual(['3:7 unknown-link']);
  expect(await codes('brand: { hue: 400 }\nfetured: [x]')).toEqual([
    '3:7 unknown-link',
    '4:15 invalid-value',
    '5:1 unknown-key',
  ]);
});

test('settings that all else depends on are mended first', async () => {
  expect(await told('locales: [en, de, en]\nheader: { links: [id:retrun-item] }')).toHaveLength(1);
  expect(await told('sourceLocale: EN\nheader: { links: [id:retrun-item] }')).toHaveLength(1);
});
