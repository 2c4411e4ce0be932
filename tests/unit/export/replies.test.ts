import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { exportReplies, type ReplyTarget } from '#export/replies.ts';
import { parseCsv } from '#model/stores/formats/csv-table.ts';
import { article, Scratch } from '../moves/scratch.ts';

const scratch = new Scratch({
  'site.yaml': 'name: Help\nurl: https://help.example.com/help\nlocales: [en, ja]\n',
  'variables.yaml': 'days: 30\n',
  'articles/en/refund.md': article('refund', '## When {#when}\n\nSoon.'),
  'articles/ja/refund.md': article('refund', '## いつ {#when}\n\nまもなく。'),
  'replies/en/returns/late.md': [
    '---',
    'title: "A late :: refund"',
    'keywords: [money back]',
    'tags: [refund, late]',
    '---',
    'Hello {{ customer.first-name }},',
    'it takes **{{ days }} days**: see [when](id:refund#when).',
    '',
    '1. Wait',
    '2. "Write", `{{ticket.id}}`',
    '',
    ':::details[More]',
    'Never mind.',
    ':::',
    '',
    '{{agent.name}}',
  ].join('\n'),
  'replies/ja/returns/late.md': '---\ntitle: 返金\n---\n\n＝1+1 {{customer.name}} 様\n',
});
const files = new Map<string, string>();
beforeAll(async () => {
  expect(scratch.problems(true)).toEqual([]);
  for (const target of ['zendesk', 'intercom', 'helpscout', 'front', 'espanso', 'markdown'] as ReplyTarget[])
    for (const file of await exportReplies(scratch.centre, target))
      if ('text' in file) files.set(`${target}/${file.path}`, file.text);
});

const jsonOf = <T>(name: string, shape: z.ZodType<T>): T =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape)
    .parse(files.get(name));

/** The bodies of requests, as the vendors' references describe them. */
const zendesk = z.array(
  z.strictObject({
    macro: z.strictObject({
      title: z.string(),
      description: z.string(),
      active: z.literal(true),
      restriction: z.null(),
      actions: z.array(
        z.strictObject({ field: z.enum(['comment_value_html', 'current_tags']), value: z.string() }),
      ),
    }),
  }),
);
const intercom = z.array(
  z.strictObject({
    name: z.string().max(140),
    body: z.string().max(20_480),
    visible_to: z.enum(['everyone', 'specific_teams']),
  }),
);
const helpscout = z.array(z.strictObject({ name: z.string(), text: z.string(), chatText: z.string() }));
const front = z.array(z.strictObject({ name: z.string(), body: z.string() }));

test('Zendesk gets macros in menus by language and folder, with its own placeholders', () => {
  const [english, japanese] = jsonOf('zendesk/macros.json', zendesk);
  expect(english?.macro.title).toBe('English::Returns::A late : refund');
  expect(english?.macro.actions[1]).toEqual({ field: 'current_tags', value: 'refund late' });
  expect(english?.macro.actions[0]?.value).toMatchInlineSnapshot(`
    "<p>Hello {{ticket.requester.first_name}},<br />
    it takes <strong>30 days</strong>: see <a href="https://help.example.com/help/a/refund/en/#when">when</a>.</p>
    <ol>
    <li>Wait</li>
    <li>"Write", <code>{{ticket.id}}</code></li>
    </ol>
    <details><summary>More</summary>
    <p>Never mind.</p>
    </details>
    <p>{{current_user.name}}</p>"
  `);
  expect(japanese?.macro.actions).toEqual([
    { field: 'comment_value_html', value: '<p>＝1+1 {{ticket.requester.name}} 様</p>' },
  ]);
});

test('what a helpdesk cannot fill in, agents see in square brackets', () => {
  const [english] = jsonOf('intercom/macros.json', intercom);
  expect(english?.body).toContain('Hello <attribute key="user.first_name" default=""/>,');
  expect(english?.body).toContain('<p><attribute key="teammate.name" default=""/></p>');
  expect(english?.body).toContain('<code>[ticket.id]</code>');
});

test('Help Scout gets rich text and text for chats, Front rich text', () => {
  const [saved] = jsonOf('helpscout/saved-replies.json', helpscout);
  expect(saved?.text).toContain('Hello {%customer.firstName%},');
  expect(saved?.chatText).toMatchInlineSnapshot(`
    "Hello {%customer.firstName%},
    it takes 30 days: see when (https://help.example.com/help/a/refund/en/#when).

    1. Wait
    2. "Write", {%conversation.number%}

    More

    Never mind.

    {%user.fullName%}"
  `);
  expect(jsonOf('front/message-templates.json', front)[0]?.body).toContain('Hello {{recipient.first_name}},');
});

test('tables keep quotes and lines, and no cell is a formula', () => {
  const written = files.get('front/replies.csv') ?? '';
  // Excel takes what has no byte order mark for another encoding.
  expect(written.startsWith('\ufeff"name"')).toBe(true);
  const { header, rows } = parseCsv(written.slice(1));
  const [head, english, japanese] = [header, ...rows].map((cells) => cells.map(({ text }) => text));
  expect(head).toEqual(['name', 'language', 'html', 'text', 'tags']);
  expect(english?.[3]).toContain('2. "Write", {{conversation.ticket_id}}\n\nMore');
  expect(japanese?.[3]).toBe("'＝1+1 {{recipient.name}} 様");
});

test('espanso asks for what a helpdesk would fill in', () => {
  const shape = z.strictObject({
    matches: z.array(
      z.strictObject({
        trigger: z.string().startsWith(':'),
        label: z.string(),
        search_terms: z.array(z.string()).optional(),
        right_word: z.literal(true).optional(),
        replace: z.string(),
        vars: z
          .array(
            z.strictObject({
              name: z.string(),
              type: z.literal('form'),
              params: z.strictObject({ layout: z.string() }),
            }),
          )
          .optional(),
      }),
    ),
  });
  const { matches } = shape.parse(parse(files.get('espanso/saved-replies/package.yml') ?? ''));
  expect(matches.map(({ trigger }) => trigger)).toEqual([':en-returns-late', ':ja-returns-late']);
  expect(matches[0]?.replace).toMatch(/^Hello {{reply\.customer_first_name}},\n/);
  expect(matches[0]?.vars?.[0]?.params.layout).toBe(
    'customer.first-name: [[customer_first_name]]\nticket.id: [[ticket_id]]\nagent.name: [[agent_name]]',
  );
  const manifest = z.object({ name: z.string(), title: z.string(), version: z.string() });
  expect(manifest.safeParse(parse(files.get('espanso/saved-replies/_manifest.yml') ?? '')).success).toBe(
    true,
  );
});

test('each espanso name can be typed: none is the same as another, or goes off within a longer one', async () => {
  const reply = (title: string) => `---\ntitle: ${title}\n---\n\nHello.\n`;
  const alike = new Scratch({
    'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en]\n',
    'articles/en/refund.md': article('refund', 'Soon.'),
    'replies/en/refund.md': reply('A'),
    'replies/en/refund/late.md': reply('B'),
    'replies/en/refund-late.md': reply('C'),
    'replies/en/other.md': reply('D'),
  });
  const [file] = await exportReplies(alike.centre, 'espanso');
  const shape = z.object({
    matches: z.array(z.object({ trigger: z.string(), right_word: z.literal(true).optional() })),
  });
  const { matches } = shape.parse(parse(file && 'text' in file ? file.text : ''));
  expect(new Set(matches.map(({ trigger }) => trigger)).size).toBe(4);
  const waiting = matches.flatMap(({ trigger, right_word: waits }) => (waits ? [trigger] : []));
  expect(waiting.toSorted((one, other) => one.localeCompare(other))).toEqual([':refund', ':refund-late']);
  expect(matches.map(({ trigger }) => trigger)).toContain(':refund-late-2');
});

test('Markdown keeps our placeholders, with addresses that work anywhere', () => {
  expect(files.get('markdown/en/returns/late.md')).toContain(
    'Hello {{customer.first-name}},\nit takes **30 days**: see [when](https://help.example.com/help/a/refund/en/#when).',
  );
});
