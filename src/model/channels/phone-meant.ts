/** What a telephone number means that is written as people of its country dial it. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { MeantBy } from '#problems/yaml.ts';
import type { Site } from '#site/site.ts';

/** What is read of a file that doesn't fit its schema. */
const read = z.object({
  channels: z.array(
    z.object({
      countries: z.array(z.string()).optional().catch(undefined),
      hours: z.string().optional().catch(undefined),
      locales: z.array(z.string()).optional().catch(undefined),
    }),
  ),
  hours: z
    .record(z.string(), z.object({ country: z.string().optional() }))
    .default({})
    .catch({}),
});

/**
 * The international form of the number of a channel: that of the channel's countries, or else of those whose holidays its
 * hours keep, or else of the readers of its locales. Nothing if it's a number of none of them, or of several.
 */
export const internationalNumber =
  (site: Site): MeantBy =>
  (value, path, data) => {
    const [list, index, key] = path;
    if (list !== 'channels' || typeof index !== 'number' || key !== 'phone' || path.length !== 3)
      return undefined;
    const found = read.safeParse(data).data;
    const channel = found?.channels[index];
    if (!found || !channel) return undefined;
    const { countries, hours, locales } = channel;
    const ofHours = hours === undefined ? undefined : found.hours[hours]?.country;
    const ofLocales = site.locales
      .filter(({ id }) => locales?.includes(id) ?? true)
      .flatMap(({ country }) => country ?? []);
    return numberOf(value, countries ?? (ofHours === undefined ? ofLocales : [ofHours]));
  };

/** The number as E.164, if it is one in only one of the countries. */
function numberOf(value: string, countries: readonly string[]): string | undefined {
  const numbers = countries.flatMap((country) => {
    const number = parsePhoneNumberFromString(value, country as CountryCode);
    return number?.isPossible() ? [number.number] : [];
  });
  return new Set(numbers).size === 1 ? numbers[0] : undefined;
}
