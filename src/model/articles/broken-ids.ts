/** Ids of files whose own can't be read, so that nobody is told of everything that names them. */
import { lastPart } from '#base/slash-path.ts';
import type { BrokenSource, ContentSource } from './source.ts';

/** The files with the id of the same article in another language or, as a guess, with the name of the file. */
export function withIds(
  broken: readonly BrokenSource[],
  sources: readonly ContentSource[],
): readonly BrokenSource[] {
  if (broken.every(({ id }) => id !== undefined)) return broken;
  const ids = new Map([
    ...sources.flatMap((source) =>
      source.kind === 'article' ? [[source.path, source.data.id] as const] : [],
    ),
    ...broken.flatMap(({ path, id }) => (id === undefined ? [] : [[path, id] as const])),
  ]);
  return broken.map((file) => {
    const id = file.id ?? ids.get(file.path);
    return id === undefined ? { ...file, id: lastPart(file.path), isGuess: true } : { ...file, id };
  });
}
