/** Marks of comments that are probably not from a reader with something to say. */

const commentSignals = ['links', 'shouting', 'no-words', 'repetition'] as const;
export type CommentSignal = (typeof commentSignals)[number];

/**
 * What speaks against a comment: more than two links, capitals throughout, no letters at all, or one
 * character repeated. Such comments are kept apart in the report, not thrown away.
 */
export function findCommentSignals(comment: string): CommentSignal[] {
  const letters = comment.match(/\p{L}/gu) ?? [];
  const capitals = comment.match(/\p{Lu}/gu) ?? [];
  const links = comment.match(/https?:\/\/|www\./giu) ?? [];
  const found: Record<CommentSignal, boolean> = {
    links: links.length > 2,
    shouting: letters.length >= 20 && capitals.length / letters.length > 0.8,
    'no-words': letters.length < 2,
    repetition: /(.)\1{9,}/su.test(comment),
  };
  return commentSignals.filter((signal) => found[signal]);
}
