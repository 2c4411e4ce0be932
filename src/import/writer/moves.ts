/** What writers moved, renamed or deleted since the last import. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import type { Manifest } from './manifest.ts';

export interface FolderState {
  readonly manifest: Manifest;
  /** Files that are there, as paths below the content folder. */
  readonly present: ReadonlySet<string>;
  /** Ids of articles that are there, by path. */
  readonly ids: ReadonlyMap<string, string>;
  /** Hash of a file that is there. */
  readonly hashAt: (path: string) => string;
}

export interface Moves {
  /** Where imported files lie now, by the path that the import gave them. */
  readonly movedTo: ReadonlyMap<string, string>;
  /** Imported files that are nowhere. */
  readonly deleted: ReadonlySet<string>;
}

/**
 * Articles are found again by id, in their language. A topic is where most of its articles are, else where its `index.md`
 * lies unchanged. Pictures go with their topic, or are found unchanged.
 */
export function findMoves(state: FolderState): Moves {
  const { manifest, present } = state;
  const missing = Object.keys(manifest.files).filter((path) => !present.has(path));
  const unknown = [...present].filter((path) => !Object.hasOwn(manifest.files, path));
  const movedTo = new Map<string, string>();
  const byId = new Map(
    unknown.flatMap((path) => {
      const id = state.ids.get(path);
      return id === undefined ? [] : [[`${localeOf(path)} ${id}`, path] as const];
    }),
  );
  for (const path of missing) {
    const id = manifest.files[path]?.id;
    const now = id === undefined ? undefined : byId.get(`${localeOf(path)} ${id}`);
    if (now !== undefined) movedTo.set(path, now);
  }
  const topics = unknown.filter((path) => isTopic(path));
  for (const path of missing.filter(isTopic)) {
    const free = topics.filter(
      (topic) => localeOf(topic) === localeOf(path) && ![...movedTo.values()].includes(topic),
    );
    const now = topicOfMost(path, movedTo, free) ?? sameTopic(path, free, state);
    if (now !== undefined) movedTo.set(path, now);
  }
  for (const path of missing.filter(isPicture)) {
    const now = movedPicture(path, movedTo, unknown, state);
    if (now !== undefined) movedTo.set(path, now);
  }
  return { movedTo, deleted: new Set(missing.filter((path) => !movedTo.has(path))) };
}

const localeOf = (path: string) => path.split('/')[1] ?? '';
const isPicture = (path: string) => /^articles\/.+\/images\/[^/]+$/.test(path);
const isTopic = (path: string) => /^articles\/.+\/index\.mdx?$/.test(path);

/** The topic in which most articles of a topic are now. */
function topicOfMost(
  topic: string,
  movedTo: ReadonlyMap<string, string>,
  free: readonly string[],
): string | undefined {
  const folders = [...movedTo]
    .filter(([path]) => parentOf(path) === parentOf(topic) && path !== topic)
    .map(([, now]) => parentOf(now));
  const counts = Map.groupBy(folders, (folder) => folder);
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  return most && free.find((path) => parentOf(path) === most[0]);
}

function movedPicture(
  path: string,
  movedTo: ReadonlyMap<string, string>,
  unknown: readonly string[],
  { manifest, hashAt }: FolderState,
): string | undefined {
  const topic = movedTo.get(path.replace(/images\/[^/]+$/, 'index.md'));
  const besideTopic = topic === undefined ? undefined : `${parentOf(topic)}/images/${lastPart(path)}`;
  return unknown.find(
    (other) =>
      other === besideTopic ||
      (isPicture(other) &&
        localeOf(other) === localeOf(path) &&
        hashAt(other) === manifest.files[path]?.hash),
  );
}

const sameTopic = (topic: string, free: readonly string[], { manifest, hashAt }: FolderState) =>
  free.find((path) => hashAt(path) === manifest.files[topic]?.hash);
