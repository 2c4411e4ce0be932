/** Rules about saved replies. */
import type { Rule } from '../rule.ts';

const reply = 'replies/en/late.md';
const inReply = (text: string) => `---\ntitle: A late parcel\n---\n\n${text}`;

export const replyRules = {
  'reply-placeholder': {
    severity: 'error',
    what: 'What a saved reply has in double braces is a placeholder that helpdesks fill in, or a variable. Addresses of links have no placeholders.',
    why: 'Customers would read the name of a placeholder instead of their own, or follow a link that leads nowhere.',
    fix: 'Use the name that the problem suggests, outside of addresses. Write braces that customers should see as code.',
    example: {
      bad: { [reply]: inReply('Hello {{customer.nmae}}!') },
      good: { [reply]: inReply('Hello {{customer.name}}!') },
    },
  },
  'reply-link-untranslated': {
    severity: 'warning',
    what: "Articles that a saved reply links to are translated into the reply's language.",
    why: 'Customers would get an answer in a language that they may not read.',
    fix: 'Translate the article, or say in the reply in which language it is.',
    example: {
      bad: {
        'replies/de/late.md':
          '---\ntitle: Paket verspätet\n---\n\nSo [verfolgen Sie Ihr Paket](id:track-order).',
      },
      good: { [reply]: inReply('Here is how to [track your parcel](id:track-order).') },
    },
  },
} as const satisfies Record<string, Rule>;
