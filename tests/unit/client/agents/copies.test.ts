import { expect, test } from 'vitest';
import { copyOf } from '#client/agents/copies.ts';

const sent = {
  title: 'Return [opened] items & "boxes" <30 days>',
  description: 'Register it, then send it.',
  url: 'https://help.example/a/return-item/en/',
  lang: 'en',
  dir: 'ltr',
  message: 'Here: {{title}}\n{{url}}',
} as const;

test('a link is the permalink alone', () => {
  expect(copyOf('url', sent)).toEqual({ text: sent.url });
});

test('Markdown keeps brackets of the title out of the link', () => {
  expect(copyOf('markdown', sent).text).toBe(
    '[Return \\[opened\\] items & "boxes" <30 days>](https://help.example/a/return-item/en/)',
  );
});

test('rich text says its language and is text where HTML is not taken', () => {
  expect(copyOf('rich', sent)).toEqual({
    html: '<a href="https://help.example/a/return-item/en/" lang="en" dir="ltr">Return [opened] items &amp; &quot;boxes&quot; &lt;30 days&gt;</a>',
    text: `${sent.title}\n${sent.url}`,
  });
});

test('a message has title and link as they are, also with signs that replacing knows', () => {
  expect(copyOf('message', { ...sent, title: '$& costs $1, {{url}}' }).text).toBe(
    `Here: $& costs $1, {{url}}\n${sent.url}`,
  );
});
