/** Takes a help centre out, whole. */
import { join } from 'node:path';
import type { Places } from '#files/places.ts';
import { publicPath } from '#files/public-files.ts';
import { readAnalysed } from '#files/read-body.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import type { ExportFile, ExportInput } from './texts.ts';
import { toZendesk } from './zendesk.ts';

/** Each form of an export, with what it is. */
export const exportFormats = {
  markdown: { what: 'Markdown with front matter, which other tools read', make: toMarkdown },
  zendesk: { what: "JSON of Zendesk's Help Center API", make: toZendesk },
  html: { what: 'plain HTML pages, without scripts', make: toHtml },
} as const satisfies Record<
  string,
  {
    readonly what: string;
    readonly make: (input: ExportInput) => ExportFile[] | Promise<ExportFile[]>;
  }
>;

export type ExportFormat = keyof typeof exportFormats;

/** All files of an export: texts with pictures and files, and stores and contact channels as data. */
export async function exportCentre(
  centre: HelpCentre,
  format: ExportFormat,
  places: Places,
): Promise<ExportFile[]> {
  const files = await exportFormats[format].make({
    centre,
    readText: readAnalysed,
    imagePath: (name) => join(places.contentDir, 'articles', name),
    publicPath: (address) => publicPath(places, address),
  });
  return [
    ...files,
    ...(centre.stores ? [dataFile('stores', centre.stores.stores)] : []),
    ...(centre.contact ? [dataFile('channels', centre.contact.channels)] : []),
  ];
}

const dataFile = (name: string, data: unknown): ExportFile => ({
  path: `data/${name}.json`,
  text: `${JSON.stringify({ [name]: data }, asJson, 2)}\n`,
});

const asJson = (_key: string, value: unknown): unknown => {
  if (value instanceof Map) return Object.fromEntries(value as Map<string, unknown>);
  return value instanceof Set ? [...(value as Set<unknown>)] : value;
};
