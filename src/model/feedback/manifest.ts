/** The list of articles that tells the collector what readers may rate. */
import { z } from 'zod';
import { byCodeUnits } from '#base/code-unit-order.ts';
import { isTimeZone } from '#site/time-zone.ts';
import { parseJson } from '#base/parse-json.ts';

/** Where the manifest is in the built site. */
export const manifestPath = '/api/v1/feedback-manifest.json';

/** One article in one locale that has a text of its own. */
const manifestArticle = z.strictObject({
  id: z.string(),
  locale: z.string(),
  /** Counts rewrites: the front matter's `ratings`. A new epoch starts ratings afresh, a new revision does not. */
  epoch: z.int().min(1),
  /** The first 12 hexadecimal digits of SHA-256 over title and text. */
  rev: z.string().regex(/^[0-9a-f]{12}$/),
  title: z.string(),
  /** Path of its page, such as `/en/orders/track-a-parcel/`. */
  path: z.string().regex(/^\/(?!\/)[^\\\s<>"`\p{Cc}]*$/u),
});

const feedbackManifest = z.strictObject({
  v: z.literal(1),
  /** IANA name of the zone whose days are counted. Default: UTC. */
  timeZone: z.string().refine(isTimeZone).optional(),
  articles: z.array(manifestArticle),
});

export type ManifestArticle = z.infer<typeof manifestArticle>;
export type FeedbackManifest = z.infer<typeof feedbackManifest>;

/** The manifest as a file, sorted so that the same articles produce the same bytes. */
export function formatManifest(articles: readonly ManifestArticle[], timeZone?: string): string {
  const sorted = articles
    .map(({ id, locale, epoch, rev, title, path }) => ({ id, locale, epoch, rev, title, path }))
    .toSorted(byCodeUnits(({ id, locale }) => `${id}\0${locale}`));
  return `${JSON.stringify({ v: 1, timeZone, articles: sorted })}\n`;
}

/** The manifest in a file's text, or `undefined` if it isn't one. */
export function parseManifest(text: string): FeedbackManifest | undefined {
  const parsed = feedbackManifest.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}
