/** `.import.json` in the content folder: what an import wrote, so that the next one changes only what is its own. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';

const manifestData = z.object({
  version: z.literal(1),
  /** By path below the content folder. */
  files: z.record(
    z.string(),
    z.object({
      /** Key of the document or section, address of the asset. */
      source: z.string(),
      /** Of what was written, not of what a writer made of it. */
      hash: z.string(),
      /** Which source it came from, if a content folder has several. */
      from: z.string().optional(),
      /** Id of an article, by which it's found where a writer moved it. */
      id: z.string().optional(),
      /** Whether a writer moved it: it stays there, wherever the source has it. */
      isMoved: z.boolean().optional(),
      /** Whether it was taken out of lists because its source is gone. */
      isRetired: z.boolean().optional(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestData>;
export type ManifestEntry = Manifest['files'][string];

export const manifestName = '.import.json';

/** Beside it, in a folder that is never published: every text as it was imported last, so that the next import can merge. */
export const importedFolder = '.import/last';

/** In the same: new texts of the source for files in which a writer changed the same lines. */
export const theirsFolder = '.import/theirs';

export const emptyManifest: Manifest = { version: 1, files: {} };

/** The manifest, or `undefined` if the text is none. */
export const parseManifest = (text: string): Manifest | undefined =>
  manifestData.safeParse(parseJson(text)).data;

/** Files sorted by path, so that two runs write the same bytes. */
export function formatManifest({ version, files }: Manifest): string {
  const sorted = Object.keys(files)
    .toSorted()
    .map((path) => [path, files[path]] as const);
  return JSON.stringify({ version, files: Object.fromEntries(sorted) }, null, 1) + '\n';
}
