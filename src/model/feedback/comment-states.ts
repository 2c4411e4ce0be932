/**
 * What somebody has done about comments: `content/comments.yaml`, which is reviewed and merged like a text. It holds no word
 * of a reader and no identifier, only a hash of each comment.
 */
import { z } from 'zod';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { dayMs, dayOf } from '#base/day.ts';
import type { Problem } from '#problems/problem.ts';
import { parseYaml, type YamlSource } from '#problems/yaml.ts';

/** States that are written down; a comment that isn't there is new. */
export const writtenStates = ['planned', 'done', 'ignored'] as const;
export const commentStates = ['new', ...writtenStates] as const;
export type CommentState = (typeof commentStates)[number];

const commentEntry = z.strictObject({
  /** 16 hexadecimal digits of a hash over article, locale, day and words. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  article: z.string().min(1),
  locale: z.string().min(1),
  day: z.iso.date(),
  state: z.enum(writtenStates),
  note: z.string().max(200).optional(),
});

const commentsFile = z.strictObject({ comments: z.array(commentEntry) });

export type CommentEntry = z.infer<typeof commentEntry>;

/** Entries by id. */
export type CommentStates = ReadonlyMap<string, CommentEntry>;

/** A comment by its id; the day counts from 1970-01-01. */
export interface NamedComment {
  readonly id: string;
  readonly article: string;
  readonly locale: string;
  readonly day: number;
}

/** The state and note of the comment with an id. */
export function stateOf(
  id: string,
  states: CommentStates | undefined,
): { readonly state: CommentState; readonly note: string | undefined } {
  const entry = states?.get(id);
  return { state: entry?.state ?? 'new', note: entry?.note };
}

/** Reads the file. Of a comment that stands there twice, as after a merge, the last state counts. */
export function parseStates(source: YamlSource): {
  readonly states?: CommentStates;
  readonly problems: readonly Problem[];
} {
  const { data, problems } = parseYaml(source, commentsFile);
  return data ? { states: new Map(data.comments.map((entry) => [entry.id, entry])), problems } : { problems };
}

/** The states after somebody has given comments another one; `new` takes an entry away, and so does a comment that is gone. */
export function withStates(
  states: CommentStates,
  comments: readonly NamedComment[],
  change: {
    readonly ids: readonly string[];
    readonly state: CommentState;
    readonly note?: string | undefined;
  },
): CommentStates {
  const { ids, state, note } = change;
  const known = new Map(comments.map((comment) => [comment.id, comment]));
  const next = new Map([...states].filter(([id]) => known.has(id)));
  for (const id of ids) {
    const comment = known.get(id);
    next.delete(id);
    if (!comment || state === 'new') continue;
    const { article, locale, day } = comment;
    next.set(id, {
      id,
      article,
      locale,
      day: dayOf(day * dayMs),
      state,
      ...(note !== undefined && { note }),
    });
  }
  return next;
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
