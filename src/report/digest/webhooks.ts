/** The digest as what chats take. */
import { openComments, type Digest, type DigestArticle } from './digest.ts';

/** Slack takes up to 3000 characters in a text: https://docs.slack.dev/reference/block-kit/blocks/section-block/ */
const slackMost = 2900;

/** A text that Slack shows as it is: https://docs.slack.dev/messaging/formatting-message-text/#escaping */
const slackText = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u200b$&');

const slackLink = (url: string, text: string) =>
  url === '' ? slackText(text) : `<${url.replace(/[|<>]/g, encodeURIComponent)}|${slackText(text)}>`;

/** Blocks for an incoming webhook of Slack. */
export function toSlack({ title, before, figures, articles, gaps, newComments }: Digest): object {
  const mrkdwn = (text: string) => ({ type: 'mrkdwn', text: text.slice(0, slackMost) });
  const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
  const list = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [{ type: 'divider' }, section([`*${name}*`, ...lines].join('\n'))];
  const article = (a: DigestArticle, index: number) =>
    `${index + 1}. ${slackLink(a.url, a.title)} (${a.language}): ${slackText(a.helpful)} helpful${a.owner === undefined ? '' : `, ${slackText(a.owner)}`}`;
  return {
    text: slackText(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title.slice(0, 150) } },
      {
        type: 'context',
        elements: [mrkdwn(`Compared with ${slackText(before)}. ${openComments(newComments)}`)],
      },
      {
        type: 'section',
        fields: figures.map(({ name, value, change }) =>
          mrkdwn(`*${slackText(name)}*\n${slackText(value)} · ${slackText(change)}`),
        ),
      },
      ...list('Fix first', articles.map(article)),
      ...list(
        'Without an answer',
        gaps.map(
          ({ about, language, searches }) => `• ${slackText(about)} (${language}): ${searches} searches`,
        ),
      ),
    ],
  };
}

/** A text without anything that the Markdown of cards would act on. */
const cardText = (text: string) => text.replace(/[\\`*_[\]()#>~<&]/g, '\\$&');

/** An Adaptive Card, as workflows of Microsoft Teams take it: https://adaptivecards.io/explorer/ */
export function toTeams({ title, before, figures, articles, gaps, newComments }: Digest): object {
  const text = (words: string, more: object = {}) => ({
    type: 'TextBlock',
    text: words,
    wrap: true,
    ...more,
  });
  const list = (name: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          text(name, { weight: 'Bolder', separator: true, spacing: 'Medium' }),
          ...lines.map((line) => text(line)),
        ];
  const article = (a: DigestArticle, index: number) => {
    const name =
      a.url === ''
        ? cardText(a.title)
        : `[${cardText(a.title)}](${a.url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
    return `${index + 1}. ${name} (${a.language}): ${cardText(a.helpful)} helpful${a.owner === undefined ? '' : `, ${cardText(a.owner)}`}`;
  };
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: [
            text(cardText(title), { size: 'Large', weight: 'Bolder' }),
            text(`Compared with ${cardText(before)}. ${openComments(newComments)}`, {
              isSubtle: true,
              spacing: 'None',
            }),
            {
              type: 'FactSet',
              facts: figures.map(({ name, value, change }) => ({
                title: name,
                value: `${value} · ${change}`,
              })),
            },
            ...list('Fix first', articles.map(article)),
            ...list(
              'Without an answer',
              gaps.map(
                ({ about, language, searches }) => `${cardText(about)} (${language}): ${searches} searches`,
              ),
            ),
          ],
        },
      },
    ],
  };
}
