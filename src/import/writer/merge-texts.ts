/** Merges what a writer changed in an imported file with what the source changed. */
import { diff3Merge } from 'node-diff3';
import { splitFrontMatter } from '#files/front-matter.ts';
import { mergeFrontMatter } from './merge-front-matter.ts';

export interface MergeInput {
  /** The file as it is here. */
  readonly ours: string;
  /** As the last import wrote it. */
  readonly base: string;
  /** As this import would write it. */
  readonly theirs: string;
  /** Keys of front matter that the import makes up: a writer's own value for one is no conflict. */
  readonly madeUp?: readonly string[] | undefined;
}

export interface Conflict {
  /** Line of the merged text. */
  readonly line: number;
  /** What the source has instead of what stands there. */
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  /** Where both changed the same: the text has what the writer wrote. */
  readonly conflicts: readonly Conflict[];
}

/** All changes of both sides: front matter key by key, the text line by line. What both changed stays as it is here. */
export function mergeTexts({ ours, base, theirs, madeUp = [] }: MergeInput): MergedText {
  const [own, before, next] = [ours, base, theirs].map(splitFrontMatter);
  if (own?.yaml === undefined || before?.yaml === undefined || next?.yaml === undefined)
    return mergeLines(ours, base, theirs, 1);
  const head = mergeFrontMatter({ ours: own.yaml, base: before.yaml, theirs: next.yaml, madeUp });
  const start = `---\n${head.yaml}${head.yaml === '' || head.yaml.endsWith('\n') ? '' : '\n'}---\n`;
  const body = mergeLines(own.body, before.body, next.body, start.split('\n').length);
  return { text: start + body.text, conflicts: [...head.conflicts, ...body.conflicts] };
}

function mergeLines(ours: string, base: string, theirs: string, firstLine: number): MergedText {
  const [own = [], before = [], next = []] = [ours, base, theirs].map((text) => text.split('\n'));
  const lines: string[] = [];
  const conflicts: Conflict[] = [];
  for (const { ok, conflict } of diff3Merge(own, before, next)) {
    if (conflict) conflicts.push({ line: firstLine + lines.length, theirs: conflict.b.join('\n') });
    lines.push(...(conflict ? conflict.a : (ok ?? [])));
  }
  return { text: lines.join('\n'), conflicts };
}
