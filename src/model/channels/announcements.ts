/** Announcements in the status line: `content/announcements.yaml`. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { isWebAddress } from '#base/web-address.ts';
import { expandLocalized, type ReuseOf } from '#model/reuse/plain.ts';
import { labelMissing } from '#model/label-missing.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml, type YamlSource } from '#problems/yaml.ts';
import type { Locale, Site } from '#site/site.ts';
import { resolve } from './cards.ts';
import { localized } from './schema.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

const instant = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/,
    'a time with its offset, such as "2026-12-01T09:00:00+03:00"',
  )
  .refine((text) => !Number.isNaN(Date.parse(text)), 'a time that exists in the calendar');

/** The shape of `content/announcements.yaml`. */
export const announcementsData = z.strictObject({
  announcements: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id such as "payments-2026-12"')
          .describe('A name such as `payments-2026-12`.'),
        kind: z
          .enum(['incident', 'warning', 'info'])
          .default('info')
          .describe(
            '`incident`: something does not work; `warning`: something will not; `info`: everything else.',
          ),
        from: instant.describe('When it begins, with the offset: `2026-12-01T09:00:00+03:00`.'),
        until: instant
          .optional()
          .describe('When it ends. Without an end it stays until somebody removes it.'),
        locales: z.array(z.string()).min(1).optional().describe('Only on pages of these locales.'),
        countries: z
          .array(countryCode)
          .min(1)
          .optional()
          .describe('Only for readers in these countries, as far as their country is known.'),
        text: localized.describe('What it says, as one text or one per locale.'),
        link: z
          .string()
          .refine(
            (text) =>
              text.startsWith('https://') ? isWebAddress(text) : /^\/(?![/\\])[^\s"'<>\\]*$/.test(text),
            'an address that begins with "https://" or "/"',
          )
          .optional()
          .describe('Where to read more: an https address or a path of this site.'),
      }),
    )
    .describe('What the status line says, each in its time.'),
});

/** An announcement as written. Times are epoch milliseconds. */
export interface Announcement {
  readonly id: string;
  readonly kind: 'incident' | 'warning' | 'info';
  readonly from: number;
  readonly until: number;
  readonly locales: readonly string[] | undefined;
  readonly countries: readonly string[] | undefined;
  readonly text: string | Readonly<Record<string, string>>;
  readonly link: string | undefined;
}

/** The last moment that JavaScript knows: the end of what has none. */
export const endOfTime = 8.64e15;

/** An announcement in one locale, for StatusLine. */
export interface StatusMessage {
  readonly id: string;
  readonly kind: Announcement['kind'];
  readonly from: number;
  readonly until: number;
  readonly countries: readonly string[];
  readonly text: string;
  readonly link: string | undefined;
  /** Whether it holds when the page is built, in the locale's country; the browser decides again. */
  readonly isCurrent: boolean;
}

/**
 * Parses the announcements; `now` tells which are over.
 *
 * Problems: those of `parseYaml`; `unknown-locale`, `label-missing`, `channel-dates`, `announcement-past`, `variable-unknown`.
 */
export function parseAnnouncements(
  source: YamlSource,
  { site, now, reuse }: { readonly site: Site; readonly now: number; readonly reuse?: ReuseOf | undefined },
): { readonly announcements?: readonly Announcement[]; readonly problems: readonly Problem[] } {
  const { data, problems, positionOf } = parseYaml(source, announcementsData);
  if (!data) return { problems };
  const ids = site.locales.map(({ id }) => id);
  const found: Problem[] = [];
  const announcements = data.announcements.map((written, index): Announcement => {
    const at = (path: readonly PropertyKey[], key = false) => ({
      file: source.file,
      at: positionOf(['announcements', index, ...path], { key }),
    });
    const { id, kind, locales, countries, text, link } = written;
    const from = Date.parse(written.from);
    const until = written.until === undefined ? endOfTime : Date.parse(written.until);
    if (until <= from) {
      const message = `Announcement "${id}" ends (${written.until}) before it begins (${written.from}).`;
      found.push(problem('channel-dates', at(['until']), message, 'Correct the times.'));
    } else if (until < now) {
      const message = `Announcement "${id}" ended on ${written.until}.`;
      found.push(problem('announcement-past', at(['until']), message, 'Remove it.'));
    }
    const named = [
      ...(locales ?? []).map((locale, i) => [locale, at(['locales', i])] as const),
      ...(typeof text === 'string'
        ? []
        : Object.keys(text).map((locale) => [locale, at(['text', locale], true)] as const)),
    ];
    const unknown = named.filter(([name]) => !ids.includes(name));
    found.push(...unknown.map(([locale, where]) => unknownLocale(locale, ids, where)));
    if (typeof text !== 'string') {
      const missing = { site, shownIn: locales, where: at(['text'], true) };
      found.push(...labelMissing(`Announcement "${id}"`, text, missing));
    }
    const where = (locale?: string) => at(locale === undefined ? ['text'] : ['text', locale]);
    const expanded = reuse ? expandLocalized(text, where, reuse) : { text, problems: [] };
    found.push(...expanded.problems);
    return { id, kind, from, until, locales, countries, text: expanded.text, link };
  });
  return { announcements, problems: found };
}

/** The announcements of a locale that are not over at `now`, most serious and latest first. */
export function statusMessages(
  announcements: readonly Announcement[],
  locale: Locale,
  now: number,
): StatusMessage[] {
  const weight = { incident: 0, warning: 1, info: 2 };
  return announcements
    .filter(({ locales, until }) => until > now && (!locales || locales.includes(locale.id)))
    .flatMap(({ id, kind, from, until, countries, text, link }) => {
      const words = resolve(text, locale);
      if (words === undefined) return [];
      const isMeant = !countries || locale.country === undefined || countries.includes(locale.country);
      const isCurrent = isMeant && from <= now;
      return [{ id, kind, from, until, countries: countries ?? [], text: words, link, isCurrent }];
    })
    .toSorted((a, b) => weight[a.kind] - weight[b.kind] || b.from - a.from);
}
