/** Whether a record names services, locales and stores that exist. */
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import type { StoreRecord } from './formats/format.ts';
import type { Localized } from './record.ts';
import type { Service } from './services.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

interface Known {
  readonly records: readonly StoreRecord[];
  readonly services: readonly Service[];
  readonly site: Site;
}

/** Problems: `store-service-unknown`, `store-unknown`, `unknown-locale`. */
export function checkReferences(record: StoreRecord, known: Known): Problem[] {
  return [
    ...checkServices(record, known.services),
    ...checkSuccessor(record, known.records),
    ...checkLocales(record, known.site),
  ];
}

function checkServices({ data, file, positionOf }: StoreRecord, services: readonly Service[]): Problem[] {
  const ids = services.map(({ id }) => id);
  const named: (readonly [string, readonly PropertyKey[]])[] = [
    ...(data.services ?? []).map((id, index) => [id, ['services', index]] as const),
    ...Object.keys(data.moreHours ?? {}).map((id) => [id, ['moreHours', id]] as const),
  ];
  return named.flatMap(([id, path]) =>
    ids.includes(id)
      ? []
      : [
          problem(
            'store-service-unknown',
            { file, at: positionOf(path) },
            `Store ${data.code} offers "${id}", which isn't in services.yaml.`,
            `${didYouMean(id, ids)}Services: ${ids.join(', ')}.`,
          ),
        ],
  );
}

function checkSuccessor({ data, file, positionOf }: StoreRecord, records: readonly StoreRecord[]): Problem[] {
  const { replacedBy, code } = data;
  if (replacedBy === undefined) return [];
  if (replacedBy !== code && records.some((other) => other.data.code === replacedBy)) return [];
  const codes = records.map((other) => other.data.code).filter((other) => other !== code);
  return [
    problem(
      'store-unknown',
      { file, at: positionOf(['replacedBy']) },
      `Store ${code} is replaced by "${replacedBy}", which is ${replacedBy === code ? 'the store itself' : 'not the code of a store'}.`,
      `${didYouMean(replacedBy, codes)}Use the code of another store, or remove the line.`,
    ),
  ];
}

function checkLocales({ data, file, positionOf }: StoreRecord, site: Site): Problem[] {
  const known = site.locales.map(({ id }) => id);
  const texts: readonly (readonly [Localized | undefined, string])[] = [
    [data.description, 'description'],
    [data.transit, 'transit'],
    [data.parking, 'parking'],
  ];
  const named: (readonly [string, readonly string[]])[] = [
    ...Object.keys(data.i18n ?? {}).map((locale) => [locale, ['i18n', locale]] as const),
    ...texts.flatMap(([text, key]) =>
      typeof text === 'object' ? Object.keys(text).map((locale) => [locale, [key, locale]] as const) : [],
    ),
  ];
  return named
    .filter(([locale]) => !known.includes(locale))
    .map(([locale, path]) => unknownLocale(locale, known, { file, at: positionOf(path, { key: true }) }));
}
