/** What makes translations stale: what readers read, and nothing else. */
import { expect, test } from 'vitest';
import { parseContentFile } from '#files/article-file.ts';

const stampOf = (body: string, name = 'a.md', title = 'Send it back') =>
  parseContentFile({
    file: name,
    locale: 'en',
    name,
    text: `---\nid: return-item\ntitle: ${title}\ndescription: Within 30 days.\n---\n\n${body}\n`,
    committed: undefined,
  }).source?.stamp;

const base = 'You have **30 days**.\n\n- Pack [the item](id:pack).\n- Send it.\n\n![A label](label.png)\n';

test.each([
  ['a link leads elsewhere', base.replace('id:pack', '../packing/pack.md#box')],
  ['a link becomes a reference', `${base.replace('(id:pack)', '[p]')}\n[p]: id:pack`],
  ['a picture has moved', base.replace('label.png', '../images/label.webp')],
  ['another marker', base.replaceAll('- ', '* ')],
  ['numbers instead of dots', base.replace('- Pack', '1. Pack').replace('- Send', '2. Send')],
  ['other signs of emphasis', base.replaceAll('**', '__')],
  ['no emphasis', base.replaceAll('**', '')],
  ['wrapped', base.replace('You have', 'You\nhave')],
  ['spaces', base.replace('have ', 'have   ').replaceAll('\n\n', '\n\n\n')],
  ['a note for writers', `${base}\n<!-- ask legal -->\n`],
  ['an escaped sign', base.replace('Send it.', 'Send it\\.')],
])('%s: the same text', (_, body) => {
  expect(stampOf(body)).toBe(stampOf(base));
});

test.each([
  ['a word', base.replace('Pack', 'Wrap')],
  ['a number', base.replace('30', '14')],
  ['a description of a picture', base.replace('A label', 'Two labels')],
  ['a step more', base.replace('- Send', '- Pay.\n- Send')],
  ['a space less', base.replace('30 days', '30days')],
  ['code', `${base}\n\`reset\``],
  ['HTML', `${base}\n<p>Soon.</p>`],
  ['the title of a video', `${base}\n:::video{src="https://youtu.be/x" title="Pack"}\nWords.\n:::`],
])('%s: another text', (_, body) => {
  expect(stampOf(body)).not.toBe(stampOf(base));
});

test('kind of an alert and labels of parts belong to the text', () => {
  const alert = '> [!NOTE]\n> Keep it.';
  expect(stampOf(alert)).toBe(stampOf('> [!note]\n> Keep\n> it.'));
  expect(stampOf(alert)).not.toBe(stampOf(alert.replace('NOTE', 'WARNING')));
  expect(stampOf(':::details[Why]\nSo.\n:::')).not.toBe(stampOf(':::details[How]\nSo.\n:::'));
  expect(stampOf('<Details summary="Why">\n\nSo.\n\n</Details>', 'a.mdx')).toBe(
    stampOf('<Details summary="Why">\n\n*So.* {/* ask */}\n\n</Details>', 'a.mdx'),
  );
  expect(stampOf(base, 'a.md', 'Return it')).not.toBe(stampOf(base));
});

test('a wrapped line is the same text in scripts without spaces', () => {
  expect(stampOf('注文を取り\n消す。')).toBe(stampOf('注文を取り消す。'));
});

test('a stamp is text to YAML, whatever its digits are', () => {
  expect(stampOf(base)).toMatch(/^v2-[0-9a-f]{12}$/);
});
