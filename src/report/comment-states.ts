/**
 * What somebody has done about comments: `content/comments.yaml`, which is reviewed and merged like a text. It holds no word
 * of a reader and no identifier, only a hash of each comment.
 */
import { hash } from 'node:crypto';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import type { StoredComment } from '#collector/store.ts';
import { toDate } from './period.ts';

/** States that are written down; a comment that isn't there is new. */
export const writtenStates = ['planned', 'done', 'ignored'] as const;
export const commentStates = ['new', ...writtenStates] as const;
export type CommentState = (typeof commentStates)[number];

export interface CommentEntry {
  /** The first 12 hexadecimal digits of SHA-256 over article, locale, day and words. */
  readonly id: string;
  readonly article: string;
  readonly locale: string;
  readonly day: string;
  readonly state: Exclude<CommentState, 'new'>;
  readonly note?: string | undefined;
}

/** Entries by id. */
export type CommentStates = ReadonlyMap<string, CommentEntry>;

type Named = Pick<StoredComment, 'article' | 'locale' | 'day' | 'body'>;

/** The id of a comment. Who changes their comment has written another one. */
export const commentId = ({ article, locale, day, body }: Named): string =>
  hash('sha256', [article, locale, toDate(day), body].join('\0')).slice(0, 12);

/** The id, state and note of a comment. */
export function stateOf(
  comment: Named,
  states: CommentStates | undefined,
): { readonly id: string; readonly state: CommentState; readonly note: string | undefined } {
  const id = commentId(comment);
  const entry = states?.get(id);
  return { id, state: entry?.state ?? 'new', note: entry?.note };
}

/** The file: oldest first, so that new entries come at the end. */
export function formatStates(states: CommentStates): string {
  const lines = [...states.values()]
    .toSorted((a, b) => compareCodeUnits(a.day, b.day) || compareCodeUnits(a.id, b.id))
    .map(({ id, article, locale, day, state, note }) => {
      const fields = { id, article, locale, day, state, ...(note === undefined ? {} : { note }) };
      const written = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      return `  - { ${written.join(', ')} }\n`;
    });
  const head = '# What was done about readers’ comments. Written by "npx fener feedback comments".\n';
  return `${head}comments:${lines.length === 0 ? ' []' : ''}\n${lines.join('')}`;
}
