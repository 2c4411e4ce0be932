/** The bulk upload sheet of Google Business Profile, https://support.google.com/business/answer/3370250. */
import type { Cell, Table } from './csv-table.ts';
import { asExceptions, buildRecord, type FlatRecord } from './columns.ts';

/** Columns that become one of ours without a change. */
const sameMeaning: Readonly<Record<string, string>> = {
  'store code': 'code',
  'business name': 'name',
  'sub-locality': 'sublocality',
  locality: 'city',
  'administrative area': 'region',
  'country / region': 'country',
  'postal code': 'postcode',
  latitude: 'lat',
  longitude: 'lng',
  website: 'url',
  'opening date': 'opened',
  labels: 'tags',
  'from the business': 'description',
  'place id': 'googlePlaceId',
};

const days = {
  'monday hours': 'mo',
  'tuesday hours': 'tu',
  'wednesday hours': 'we',
  'thursday hours': 'th',
  'friday hours': 'fr',
  'saturday hours': 'sa',
  'sunday hours': 'su',
} as const;

/** Whether the table is such a sheet: it has "Store code" and "Business name". */
export const isGoogleSheet = ({ header }: Table): boolean => {
  const names = header.map(({ text }) => text.toLowerCase());
  return names.includes('store code') && names.includes('business name');
};

/**
 * One row as a record. Columns without a meaning for a help centre (AdWords phone, photos) are passed over. A day
 * without hours is closed; a row without any has no hours.
 */
export function readGoogleRow(header: readonly Cell[], row: readonly Cell[]): FlatRecord {
  const byName = new Map(header.map(({ text }, i) => [text.toLowerCase(), row[i]?.text ?? '']));
  const cell = (name: string) => byName.get(name) ?? '';
  const lines = [1, 2, 3, 4, 5].map((n) => cell(`address line ${n}`)).filter((line) => line !== '');
  const phones = [cell('primary phone'), ...cell('additional phones').split(',')]
    .map((phone) => phone.trim())
    .filter((phone) => phone !== '');
  const week = Object.entries(days).map(([name, day]) => [day, toHours(cell(name))] as const);
  const isOpenSometime = week.some(([, hours]) => hours !== 'closed');
  const special = cell('special hours');
  const status = cell('status').toLowerCase().replaceAll(' ', '-');
  return buildRecord([
    ...Object.entries(sameMeaning).map(([theirs, ours]) => [ours, cell(theirs)] as const),
    ['lines', lines.length > 0 ? lines : ''],
    ['phone', phones.length > 0 ? phones : ''],
    ['status', status],
    ...(isOpenSometime ? week : []),
    [
      'exceptions',
      special === '' ? '' : asExceptions(special).map((one) => ({ ...one, hours: toHours(one.hours) })),
    ],
  ]);
}

/** Which columns of theirs a column of ours came from, to find the cell of a problem. */
export function googleColumnOf(ours: string): readonly string[] {
  const theirs = Object.entries({ ...sameMeaning, ...days }).find(([, name]) => name === ours)?.[0];
  if (theirs !== undefined) return [theirs];
  return (
    { lines: ['address line 1'], phone: ['primary phone'], exceptions: ['special hours'] }[ours] ?? [ours]
  );
}

/** `9:00 AM-5:00 PM, 18:00-22:00` with 24-hour times; `x` and an empty cell are closed. */
function toHours(text: string): string {
  if (/^(x|closed|)$/i.test(text)) return 'closed';
  if (/^(24 hours|open 24 hours)$/i.test(text)) return '00:00-24:00';
  return text.replace(
    /(\d{1,2})(?::(\d\d))?\s*([AP])\.?M\.?/gi,
    (_, hour: string, minute: string | undefined, half: string) => {
      const hours = (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
      return `${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
    },
  );
}
