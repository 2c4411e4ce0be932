/** The manifest of a built site, which says what articles and revisions there are: read once, or followed. */
import { readFile, stat } from 'node:fs/promises';
import { parseManifest, type FeedbackManifest } from '#model/feedback/manifest.ts';
import type { Revisions } from './revisions.ts';

/** The manifest, or `undefined` where there is no file or it is none. */
export async function readManifest(file: string): Promise<FeedbackManifest | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseManifest(text);
}

/** Reads the manifest whenever it has changed. Its file may appear later; one that is broken changes nothing. */
export function watchManifest(options: {
  readonly file: string;
  readonly revisions: Revisions;
  readonly today: () => number;
  readonly log: (line: string) => void;
}): () => Promise<void> {
  const { file, revisions, today, log } = options;
  let known = '';
  return async () => {
    const version = await stat(file).then(
      ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
      () => '',
    );
    if (version === known || version === '') return;
    const manifest = parseManifest(await readFile(file, 'utf8'));
    if (manifest) await revisions.update(manifest, today());
    else log(`feedback: ${file} isn't a manifest; votes are kept by the one before.`);
    known = version;
  };
}
