/** The site's contact channels: parsed `channels.yaml` with its hours compiled. */
import type { CompiledHours, Holiday } from '#model/hours/compile.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { cspOf } from './chat-vendors.ts';
import type { Channel } from './schema.ts';

/** Opening hours of channels. */
export interface ContactHours {
  readonly schedule: Schedule;
  readonly specialDays: CompiledHours['specialDays'];
  /** Country whose public holidays the hours follow. */
  readonly holidayCountry: string | undefined;
}

/** A country, or a part of it, whose public holidays count. */
interface HolidayPlace {
  readonly country: string;
  readonly region?: string | undefined;
}

/** Gives the public holidays of a place; `src/files/holidays.ts` makes one. */
export type HolidaysOf = (place: HolidayPlace) => readonly Holiday[];

export interface Contact {
  /** Enabled channels in the order of the file. */
  readonly channels: readonly Channel[];
  /** Ids of all channels, also of those that are switched off. */
  readonly ids: ReadonlySet<string>;
  readonly hours: ReadonlyMap<string, ContactHours>;
  readonly preferred: {
    readonly countries: Readonly<Record<string, readonly string[]>>;
    readonly locales: Readonly<Record<string, readonly string[]>>;
  };
  /** Id of the channel that everybody can use. */
  readonly fallback: string;
}

/** Countries that the file names in preferences or as the only ones of a channel, in alphabetical order. */
export function countriesOf(contact: Pick<Contact, 'channels' | 'preferred'>): string[] {
  const named = contact.channels.flatMap(({ countries }) => (Array.isArray(countries) ? countries : []));
  return [...new Set([...Object.keys(contact.preferred.countries), ...named])].toSorted();
}

/** What the content security policy of pages with channels must allow, by directive; empty without chats. */
export function contactCsp(contact: Contact): Readonly<Record<string, readonly string[]>> {
  const merged: Record<string, string[]> = {};
  for (const { chat } of contact.channels) {
    if (!chat) continue;
    for (const [directive, sources] of Object.entries(cspOf(chat))) {
      merged[directive] = [...new Set([...(merged[directive] ?? []), ...sources])];
    }
  }
  return merged;
}
