/** Contact points as structured data, from the same channels that readers see (https://schema.org/ContactPoint). */
import type { ContactPoint } from 'schema-dts';
import { toOpeningHours } from '#model/hours/json-ld.ts';
import type { Locale } from '#site/site.ts';
import { resolve } from './cards.ts';
import type { Contact } from './contact.ts';
import { noPrefill } from './kinds/kind.ts';
import { fillLink } from './browser/link.ts';
import type { Channel } from './schema.ts';

type ContactPointLd = Exclude<ContactPoint, string>;

/**
 * One contact point for each channel with a number, an address or a link of its own; for `contactPoint` of the
 * site's Organization. Names are in the locale.
 */
export function toContactPoints(contact: Contact, locale: Locale): ContactPointLd[] {
  return contact.channels
    .filter(({ locales }) => !locales || locales.includes(locale.id))
    .flatMap((channel) => {
      const address = addressOf(channel, locale);
      if (!address) return [];
      const { countries, languages, accessibility } = channel;
      const hours = channel.hours === undefined ? undefined : contact.hours.get(channel.hours);
      const name = resolve(channel.label, locale);
      return [
        {
          '@type': 'ContactPoint' as const,
          contactType: 'customer support',
          ...(name !== undefined && { name }),
          ...address,
          ...(Array.isArray(countries) && { areaServed: [...countries] }),
          ...(languages && { availableLanguage: [...languages] }),
          ...(accessibility?.relay !== undefined && {
            contactOption: 'https://schema.org/HearingImpairedSupported' as const,
          }),
          ...(hours && { hoursAvailable: toOpeningHours(hours.schedule, hours.specialDays) }),
        },
      ];
    });
}

function addressOf(
  channel: Channel,
  locale: Locale,
): { telephone: string } | { email: string } | { url: string } | undefined {
  const { type, identifier } = channel;
  if (identifier !== undefined && (type === 'phone' || type === 'sms')) return { telephone: identifier };
  if (identifier !== undefined && type === 'email') return { email: identifier };
  const link = channel.linkWith(noPrefill);
  const url = link && fillLink(link, { locale: locale.id });
  return url?.startsWith('https:') ? { url } : undefined;
}
