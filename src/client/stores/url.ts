/** What a visitor looks for, as a query string that can be shared. Positions never go in. */
import type { DistanceUnit } from '#model/stores/browser/geo.ts';

export interface StoresQuery {
  readonly text: string;
  /** Services and other filters, in the order they were chosen. */
  readonly filters: readonly string[];
  /** Set when the visitor has changed it. */
  readonly unit: DistanceUnit | undefined;
}

const units: Readonly<Record<string, DistanceUnit>> = { km: 'kilometer', mi: 'mile' };

/** Reads `?q=berlin&f=repair&f=open-now&unit=mi`; what is not understood is left out. */
export function parseStoresQuery(search: string): StoresQuery {
  const parameters = new URLSearchParams(search);
  return {
    text: (parameters.get('q') ?? '').slice(0, 200),
    filters: [...new Set(parameters.getAll('f'))].filter((filter) => /^[a-z0-9-]+$/.test(filter)),
    unit: units[parameters.get('unit') ?? ''],
  };
}

/** The query string with its question mark, empty for no query. */
export function formatStoresQuery({ text, filters, unit }: StoresQuery): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  for (const filter of filters) parameters.append('f', filter);
  if (unit) parameters.set('unit', unit === 'mile' ? 'mi' : 'km');
  const query = parameters.toString();
  return query === '' ? '' : `?${query}`;
}
