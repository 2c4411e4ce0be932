/** Reads the manifest of a built site. */
import { readFile } from 'node:fs/promises';
import { parseManifest, type FeedbackManifest } from '#model/feedback/manifest.ts';

/** The manifest, or `undefined` where there is no file or it is none. */
export async function readManifest(file: string): Promise<FeedbackManifest | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseManifest(text);
}
