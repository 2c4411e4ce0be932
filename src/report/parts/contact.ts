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
import type { ReportInput } from '../input.ts';
import { isIn, type Period } from '../period.ts';

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
  readonly by: Readonly<Record<keyof Slice, readonly NamedFunnel[]>>;
}

/** Contacts of the period against those of the one before. */
export function reportContacts({
  contacts,
  period,
}: Pick<ReportInput, 'contacts' | 'period'>): ReportContacts {
  const by = (group: ContactGroup): NamedCount[] =>
    [...Map.groupBy(contacts, (row) => row[group])]
      .map(([name, rows]) => ({ name, ...countOf(rows, period) }))
      .filter(({ now, before }) => now + before > 0)
      .toSorted((a, b) => b.now - a.now || b.before - a.before || compareCodeUnits(a.name, b.name));
  return {
    total: countOf(contacts, period),
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
export function reportFunnel({ funnel, period }: Pick<ReportInput, 'funnel' | 'period'>): ReportFunnel {
  const by = (group: keyof Slice): NamedFunnel[] =>
    [...Map.groupBy(funnel, (row) => row[group])]
      .map(([name, rows]) => funnelOf(name, rows, period))
      .filter(({ now, before }) => now.asked + before.asked > 0)
      .toSorted((a, b) => b.now.asked - a.now.asked || compareCodeUnits(a.name, b.name));
  return {
    total: funnelOf('', funnel, period),
    by: { locale: by('locale'), country: by('country'), device: by('device') },
  };
}

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
