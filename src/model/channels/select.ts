/** Which channels a reader is offered, and in which order. */
import { dayOf } from '#base/day.ts';
import { stateAt, type OpenState } from '#model/hours/browser/state.ts';
import type { Locale } from '#site.ts';
import { applies, type Device, type PageSubject } from './browser/applies.ts';
import { blockedCountries } from './blocked.ts';
import type { Contact } from './contact.ts';
import type { Channel } from './schema.ts';

/** Who asks, where and when. What is unknown is left out and hides nothing. */
export interface Situation {
  readonly locale: Pick<Locale, 'id'>;
  /** ISO code of the reader's country. */
  readonly country?: string | undefined;
  readonly page?: PageSubject;
  readonly device?: Device;
  /** Epoch milliseconds. */
  readonly now?: number;
}

/** A chosen channel. `state` is known when the time is, for channels with hours. */
export interface Selected {
  readonly channel: Channel;
  readonly state?: OpenState;
}

/** How many channels stand before "more ways". */
export const primaryCount = 3;

/**
 * The channels for a situation. The order depends on country and locale only, so it is the same on every page
 * (WCAG 2.2, 3.2.6 Consistent Help); page, device and date leave channels out, the time never does: a closed
 * channel stays and says when it opens. Never empty.
 */
export function selectChannels(contact: Contact, situation: Situation): Selected[] {
  const { page, device, now } = situation;
  const date = now === undefined ? undefined : dayOf(now);
  const offered = channelsOf(contact, situation.locale.id, situation.country);
  const chosen = offered.filter((channel) =>
    applies(
      { id: channel.id, limits: channel },
      { ...(page && { page }), ...(device && { device }), ...(date !== undefined && { date }) },
    ),
  );
  const fallback = contact.channels.filter(({ id }) => id === contact.fallback);
  return (chosen.length > 0 ? chosen : fallback).map((channel) => {
    const hours = channel.hours === undefined ? undefined : contact.hours.get(channel.hours);
    if (!hours || now === undefined) return { channel };
    return { channel, state: stateAt(hours.schedule, now) };
  });
}

/**
 * Channels of a locale in a country, in their order: preferred by country, else by locale, then as written.
 * Without a country, channels of single countries appear only if the locale prefers them.
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
export function reaches({ countries, blockedIn, type }: Channel, country: string): boolean {
  if ((blockedIn ?? blockedCountries[type] ?? []).includes(country)) return false;
  if (countries === undefined) return true;
  return Array.isArray(countries) ? countries.includes(country) : !countries.except.includes(country);
}
