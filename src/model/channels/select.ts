/** The channels of a locale and country, and their order. */
import { blockedCountries } from './blocked.ts';
import type { Contact } from './contact.ts';
import type { Channel } from './schema.ts';

/**
 * Channels of a locale in a country, in their order: preferred by country, else by locale, then as written.
 * The order is the same on every page (WCAG 2.2, 3.2.6 Consistent Help). Without a country, channels of single
 * countries appear only if the locale prefers them.
 */
export function channelsOf(contact: Contact, locale: string, country: string | undefined): Channel[] {
  const byCountry = country === undefined ? undefined : contact.preferred.countries[country];
  const preferred = byCountry ?? contact.preferred.locales[locale] ?? [];
  const rank = ({ id }: Channel) => {
    const index = preferred.indexOf(id);
    return index < 0 ? preferred.length : index;
  };
  return contact.channels
    .filter((channel) => {
      if (channel.locales && !channel.locales.includes(locale)) return false;
      if (country === undefined) return !Array.isArray(channel.countries) || preferred.includes(channel.id);
      return reaches(channel, country);
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Whether people in the country can use the channel. */
function reaches({ countries, blockedIn, type }: Channel, country: string): boolean {
  if ((blockedIn ?? blockedCountries[type] ?? []).includes(country)) return false;
  if (countries === undefined) return true;
  return Array.isArray(countries) ? countries.includes(country) : !countries.except.includes(country);
}
