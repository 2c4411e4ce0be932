/** Saved replies: texts that agents send, kept and checked with the articles that they link to. */
import { z } from 'zod';
import type { Article } from '#model/articles/article.ts';
import type { BrokenSource } from '#model/articles/source.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { readLink } from '#model/links.ts';
import type { PlacedMarkdown } from '#model/text.ts';
import { problem, type Problem } from '#problems/problem.ts';

/** Front matter of a reply. */
export const replyData = z.strictObject({
  title: z.string().trim().min(1).max(140).describe('What agents choose it by, at most 140 characters.'),
  keywords: z.array(z.string().trim().min(1)).optional().describe('Further words that agents look for.'),
  tags: z
    .array(z.string().regex(/^[\p{L}\p{N}_/-]+$/u, 'letters, digits, "_", "-" and "/"'))
    .optional()
    .describe('Tags that a ticket gets, where the helpdesk sets some.'),
});

/** A saved reply in one language. */
export interface Reply extends PlacedMarkdown {
  /** Path below its locale without extension, the same in each language: `returns/refund-late`. */
  readonly name: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly tags: readonly string[];
}

/** What names of replies and their folders look like. */
export const replyName = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/** The articles that a reply links to, each once. */
export const articlesIn = (centre: HelpCentre, reply: Reply): readonly Article[] => [
  ...new Set(
    reply.parts.links.flatMap(({ target }) => {
      const link = readLink(centre, reply, target);
      return link.kind === 'article' ? [link.article] : [];
    }),
  ),
];

/**
 * Links of replies to articles that their readers would get in another language.
 *
 * Problems: `reply-link-untranslated`.
 */
export function checkReplies(centre: HelpCentre, broken: readonly BrokenSource[]): Problem[] {
  return centre.replies.flatMap((reply) =>
    reply.parts.links.flatMap(({ target, at }) => {
      const link = readLink(centre, reply, target);
      if (link.kind !== 'article' || link.article.translations.has(reply.locale)) return [];
      // That it can't be used is reported already.
      if (broken.some(({ id }) => id === link.article.id)) return [];
      return [
        problem(
          'reply-link-untranslated',
          { file: reply.file, at },
          `Article "${link.article.id}" isn't translated into "${reply.locale}". Customers get it in another language.`,
          `Translate it: npx fener new translation ${link.article.id} ${reply.locale}. Or say it in the reply.`,
        ),
      ];
    }),
  );
}
