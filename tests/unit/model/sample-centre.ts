/** A help centre from texts, without a disk. */
import { parseContentFile } from '#files/article-file.ts';
import { readLocales } from '#files/read-locales.ts';
import { createTranslators, type Translate } from '#i18n/messages.ts';
import { buildHelpCentre, type HelpCentre } from '#model/help-centre.ts';
import type { Ledger } from '#model/published/ledger.ts';
import type { StoreCentre } from '#model/stores/centre.ts';
import type { Problem } from '#problems/problem.ts';
import { parseSite } from '#site/parse-site.ts';
import type { Site } from '#site/site.ts';

export const sampleSite = (locales = '[en, tr, ar]', more = ''): Site => {
  const text = `name: Help\nurl: https://help.example.com\nlocales: ${locales}\n${more}`;
  const { site, problems } = parseSite({ file: 'site.yaml', text });
  if (!site) throw new Error(problems.map(({ message }) => message).join('\n'));
  return site;
};

/** What a site says that has no messages of its own. */
export const sampleTranslators = (site: Site): ((locale: string) => Translate) =>
  createTranslators(
    site,
    readLocales({ shippedLocalesDir: 'locales', localesDir: 'no-messages-of-its-own' }, site.locales)
      .resources,
  );

/** Front matter of an article or, without an id, of a topic; `more` are further lines. */
export const text = (title: string, id = '', more: readonly string[] = [], body = 'Text.') =>
  [
    '---',
    ...(id ? [`id: ${id}`] : []),
    `title: ${title}`,
    `description: About ${title}.`,
    ...more,
    '---',
    '',
    body,
    '',
  ].join('\n');

/** Builds the centre of files named `<locale>/<path>`; `images` are named likewise. */
export function sampleCentre(
  files: Readonly<Record<string, string>>,
  options: {
    readonly site?: Site;
    readonly images?: readonly string[];
    readonly publicFiles?: readonly string[];
    readonly stores?: StoreCentre;
    readonly drafts?: boolean;
    readonly published?: Ledger | undefined;
  } = {},
): { readonly centre: HelpCentre; readonly problems: readonly Problem[] } {
  const parsed = Object.entries(files).map(([file, content]) => {
    const [locale = '', ...rest] = file.split('/');
    return parseContentFile({ file, locale, name: rest.join('/'), text: content, committed: undefined });
  });
  const { centre, problems } = buildHelpCentre({
    site: options.site ?? sampleSite(),
    sources: parsed.flatMap(({ source }) => source ?? []),
    broken: parsed.flatMap(({ broken }) => broken ?? []),
    images: new Set(options.images),
    publicFiles: new Set(options.publicFiles),
    stores: options.stores,
    published: options.published,
    drafts: options.drafts ?? false,
  });
  return { centre, problems: [...parsed.flatMap((one) => one.problems), ...problems] };
}
