/** The demo's site and channels, as tests of contact use them. */
import { readFileSync } from 'node:fs';
import { holidayYears, publicHolidays } from '#files/holidays.ts';
import { parseContact } from '#model/channels/parse.ts';
import { parseSite } from '#site/parse-site.ts';

const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') });

const siteText = `name: Brightwick Help
url: https://help.brightwick.example
locales: [{ id: en, country: GB }, { id: tr, country: TR }, { id: de, country: DE }, { id: ar, country: AE }, { id: ja, country: JP }]
sourceLocale: en
`;

const parsedSite = parseSite({ file: 'site.yaml', text: siteText }).site;
if (!parsedSite) throw new Error('this cannot happen: the site above is valid');
export const site = parsedSite;

/** Parses a channels.yaml as the build does, with the holidays of 2026 and 2027. */
export const parseChannels = (
  text: string,
  known: { topics?: ReadonlySet<string>; services?: ReadonlySet<string> } = {},
) =>
  parseContact(
    { file: 'channels.yaml', text },
    {
      site,
      holidaysOf: (place) => publicHolidays(place, holidayYears('2026-11-22'), ['en', 'de', 'ja']),
      ...known,
    },
  );

/** What is wrong with the demo's channels, and the channels. */
export const demo = parseChannels(read('content/channels.yaml').text, { topics: new Set(['repairs']) });
