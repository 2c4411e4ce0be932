/** Contact channels: which are opened, from where on the site, by whom; and what becomes of searches before. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { sum } from '#base/sum.ts';
import { addFunnels, type Funnel, type Slice } from '#model/feedback/search-day.ts';
import {
  compareCounts,
  compareShares,
  type CountChange,
  type ShareChange,
} from '#model/feedback/statistics.ts';
import { wholeSite } from '#collector/search-book.ts';
import type { ReportInput } from '../input.ts';
import { isIn, type Period } from '../period.ts';
import { networkDays, type NetworkDay } from './networks.ts';

/** A count of one channel, place, language, country or device. */
export interface NamedCount extends CountChange {
  /** Empty where nothing is known. */
  readonly name: string;
}

/** By what contacts are told apart. */
export const contactGroups = ['channel', 'via', 'locale', 'country', 'device'] as const;
export type ContactGroup = (typeof contactGroups)[number];

export interface ReportContacts {
  readonly total: CountChange;
  /** Days of the period on which most came from one network. */
  readonly oneNetwork: readonly NetworkDay[];
  /** Most in the period first. */
  readonly by: Readonly<Record<ContactGroup, readonly NamedCount[]>>;
}

/** By what searches are told apart. */
export const sliceGroups = ['locale', 'country', 'device'] as const;

export interface NamedFunnel {
  readonly name: string;
  readonly now: Funnel;
  readonly before: Funnel;
  /** Searches that were answered, of all. */
  readonly answered: ShareChange;
  /** Searches after which a channel was opened, of all. */
  readonly contacted: ShareChange;
}

export interface ReportFunnel {
  readonly total: NamedFunnel;
  /** Days of the period on which most searches came from one network. */
  readonly oneNetwork: readonly NetworkDay[];
  readonly by: Readonly<Record<keyof Slice, readonly NamedFunnel[]>>;
}

/** Contacts of the period against those of the one before. */
export function reportContacts({
  contacts,
  period,
  tallies,
}: Pick<ReportInput, 'contacts' | 'period' | 'tallies'>): ReportContacts {
  const by = (group: ContactGroup): NamedCount[] =>
    [...Map.groupBy(contacts, (row) => row[group])]
      .map(([name, rows]) => ({ name, ...countOf(rows, period) }))
      .filter(({ now, before }) => now + before > 0)
      .toSorted((a, b) => b.now - a.now || b.before - a.before || compareCodeUnits(a.name, b.name));
  return {
    total: countOf(contacts, period),
    oneNetwork: networkDaysOf(period, tallies)('contacts', wholeSite),
    by: {
      channel: by('channel'),
      via: by('via'),
      locale: by('locale'),
      country: by('country'),
      device: by('device'),
    },
  };
}

const countOf = (rows: ReportInput['contacts'], period: Period): CountChange =>
  compareCounts(
    sum(rows, ({ day, n }) => (isIn(period, day) ? n : 0)),
    sum(rows, ({ day, n }) => (isIn(period.before, day) ? n : 0)),
  );

/** The search funnel of the period against that of the one before. */
export function reportFunnel({
  funnel,
  period,
  tallies,
}: Pick<ReportInput, 'funnel' | 'period' | 'tallies'>): ReportFunnel {
  const by = (group: keyof Slice): NamedFunnel[] =>
    [...Map.groupBy(funnel, (row) => row[group])]
      .map(([name, rows]) => funnelOf(name, rows, period))
      .filter(({ now, before }) => now.asked + before.asked > 0)
      .toSorted((a, b) => b.now.asked - a.now.asked || compareCodeUnits(a.name, b.name));
  return {
    total: funnelOf('', funnel, period),
    oneNetwork: networkDaysOf(period, tallies)('searches', wholeSite),
    by: { locale: by('locale'), country: by('country'), device: by('device') },
  };
}

const networkDaysOf = (period: Period, tallies: ReportInput['tallies']) =>
  networkDays(tallies.filter(({ day }) => isIn(period, day)));

function funnelOf(name: string, rows: ReportInput['funnel'], period: Period): NamedFunnel {
  const now = addFunnels(rows.filter(({ day }) => isIn(period, day)));
  const before = addFunnels(rows.filter(({ day }) => isIn(period.before, day)));
  const share = (step: 'answered' | 'contacted') => compareShares(of(now, step), of(before, step));
  return { name, now, before, answered: share('answered'), contacted: share('contacted') };
}

const of = (funnel: Funnel, step: 'answered' | 'contacted') => ({
  yes: funnel[step],
  no: funnel.asked - funnel[step],
});
