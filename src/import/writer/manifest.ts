/** `.import.json` in the content folder: what an import wrote, so that the next one changes only what is its own. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';

const manifestData = z.object({
  version: z.literal(1),
  /** By path below the content folder. */
  files: z.record(z.string(), z.object({ source: z.string(), hash: z.string() })),
});

export type Manifest = z.infer<typeof manifestData>;

export const manifestName = '.import.json';

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
