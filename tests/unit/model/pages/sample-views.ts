/** Views of pages of a help centre from texts, without pictures. */
import { analyseMarkdown } from '#markdown/analyse.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import type { AnalysedFile, AnalysedMarkdown } from '#model/text.ts';
import { sampleTranslators } from '../sample-centre.ts';

/** Gives the view of a page of a centre, as it is at `now`. */
export const sampleViewOf = (centre: HelpCentre, now = '2026-11-22'): ReturnType<typeof createPageBuilder> =>
  createPageBuilder({
    centre,
    translator: sampleTranslators(centre.site),
    images: new Map(),
    socialImageOf: () => undefined,
    now: Date.parse(now),
  });

/** Gives the text of a file behind its front matter; files by name, as `sampleCentre` takes them. */
export const readTextIn =
  (files: Readonly<Record<string, string>>) =>
  ({ file }: AnalysedFile): AnalysedMarkdown => {
    const body = files[file]?.split('\n---\n')[1] ?? '';
    return analyseMarkdown({ file, body, firstLine: 1, format: 'md' }).text;
  };
