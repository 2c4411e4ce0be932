import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { articlesIn } from '#model/replies/reply.ts';
import { planRetire } from '#moves/plan-retire.ts';
import { article, Scratch, topic, type Files } from '../../moves/scratch.ts';

let scratch: Scratch;
const reply = (body: string, title = 'A reply') => `---\ntitle: ${title}\n---\n\n${body}\n`;

const files: Files = {
  'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en, de]\n',
  'articles/en/orders/index.md': topic('Orders'),
  'articles/en/orders/fees.md': article('fees', '## Post {#post}\n\nFree.'),
  'articles/en/orders/draft.md': article('new-fees', 'Text.', ['draft: true']),
  'articles/de/orders/fees.md': article('fees', '## Post {#post}\n\nKostenlos.'),
  'articles/en/orders/track.md': article('track'),
};

const told = () =>
  loadContent(scratch.places, { drafts: false }).problems.flatMap(({ file, at, code, message, fix }) =>
    file.includes('/replies/')
      ? [`${file.split('/replies/')[1]}:${at?.line ?? 0} ${code} ${message} ${fix}`]
      : [],
  );

test('links of replies are checked like those of articles', () => {
  scratch = new Scratch({
    ...files,
    'retired.yaml': 'gift: { path: orders/gift, titles: { en: Gifts }, addresses: [], replacedBy: fees }',
    'replies/en/a.md': reply('[draft](id:new-fees)\n\n[gone](id:gift) [typo](id:fes) [anchor](id:fees#pots)'),
    'replies/de/b.md': reply('[Gebühren](id:fees#post), [verfolgen](id:track)'),
  });
  expect(told().map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'de/b.md:5 reply-link-untranslated',
    'en/a.md:5 link-to-draft',
    'en/a.md:7 link-to-retired',
    'en/a.md:7 unknown-link',
    'en/a.md:7 unknown-anchor',
  ]);
});

test('an unknown placeholder is told with the nearest, also without variables', () => {
  scratch = new Scratch({
    ...files,
    'replies/en/a.md': reply('Hello {{ customer.nmae }}, `{{ code }}` \\{{ escaped }}'),
  });
  expect(told()).toEqual([
    'en/a.md:5 reply-placeholder There is no placeholder or variable "customer.nmae". Did you mean "customer.name"? Placeholders: customer.name, customer.first-name, customer.email, agent.name, agent.first-name, ticket.id.',
  ]);
});

test('a placeholder in the address of a link is told, since helpdesks would not fill it in', () => {
  scratch = new Scratch({
    ...files,
    'variables.yaml': 'shop: https://shop.example.com\n',
    'replies/en/a.md': reply(
      '[{{ticket.id}}]({{ shop }}/orders) `https://shop.example.com/{{ticket.id}}`\n\n' +
        '[order](https://shop.example.com/orders?id={{ ticket.id }})',
    ),
  });
  expect(told()).toEqual([
    'en/a.md:7 reply-placeholder The address of a link has {{ticket.id}} in it. Helpdesks fill in texts, not addresses. ' +
      'Write {{ticket.id}} into the text, and an address without it into the link.',
  ]);
});

test('variables and snippets of replies are uses, and placeholders are none', () => {
  scratch = new Scratch({
    ...files,
    'variables.yaml': 'days: 30\n',
    'snippets/en/bye.md': 'Kind regards',
    'replies/en/a.md': reply('{{ days }} {{ customer.name }}\n\n::snippet[bye]', 'Within {{ days }} days'),
  });
  expect(scratch.problems(true)).toEqual([]);
  expect(scratch.centre.replies[0]?.title).toBe('Within 30 days');
});

test('a file that is no reply, an unknown locale, no front matter and no text', () => {
  scratch = new Scratch({
    ...files,
    'replies/en/A reply.md': reply('x'),
    'replies/fr/a.md': reply('x'),
    'replies/en/b.md': 'Hello',
    'replies/en/c.md': reply(''),
    'replies/en/d.md': '---\ntitel: x\n---\n\nText.',
    'replies/en/picture.png': 'x',
  });
  expect(told().map((line) => /^.*?:\d+ \S+/.exec(line)?.[0])).toEqual([
    'en/A reply.md:0 file-unknown',
    'en/b.md:1 front-matter-missing',
    'en/c.md:4 file-empty',
    'en/d.md:2 unknown-key',
    'en/picture.png:0 file-unknown',
    'fr/a.md:0 unknown-locale',
  ]);
});

test('when an article is retired, links of replies follow what replaces it', () => {
  scratch = new Scratch({ ...files, 'replies/en/a.md': reply('See [how](id:track) and `id:track`.') });
  scratch.do((snapshot) => planRetire(snapshot, 'track', 'fees'));
  expect(scratch.read('replies/en/a.md')).toContain('See [how](id:fees) and `id:track`.');
  expect(scratch.problems(true)).toEqual([]);
});

test('which articles a reply sends', () => {
  scratch = new Scratch({
    ...files,
    'replies/en/a.md': reply('[x](id:fees) [y](id:fees#post) [z](id:track)'),
  });
  const { centre } = scratch;
  const [first] = centre.replies;
  expect(first && articlesIn(centre, first).map(({ id }) => id)).toEqual(['fees', 'track']);
});
