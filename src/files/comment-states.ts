/** Reads and writes `content/comments.yaml`: what somebody has done about readers' comments. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import { formatStates, parseStates, type CommentStates } from '#model/feedback/comment-states.ts';
import type { Problem } from '#problems/problem.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Name of the file in the content folder. */
const commentStatesName = 'comments.yaml';

/** The states, none where there's no file. Problems: those of `parseYaml`. */
export function readCommentStates({ contentDir }: Pick<Places, 'contentDir'>): {
  readonly states?: CommentStates;
  readonly problems: readonly Problem[];
} {
  const path = join(contentDir, commentStatesName);
  if (!existsSync(path)) return { states: new Map(), problems: [] };
  const { text, problems } = readTextFile(path);
  return problems ? { problems } : parseStates({ file: shownPath(path), text });
}

/** Writes the file and gives its path. */
export function writeCommentStates(
  { contentDir }: Pick<Places, 'contentDir'>,
  states: CommentStates,
): string {
  const path = join(contentDir, commentStatesName);
  writeAtomically(path, formatStates(states));
  return shownPath(path);
}
