/** Whether the records spell names alike. */
import { countOf } from '#base/count-of.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { fold } from './browser/fold.ts';
import type { StoreRecord } from './formats/format.ts';

/** Problems: `store-city-spelling` (the rarer spelling is reported), `store-capitals`. */
export function checkNames(records: readonly StoreRecord[]): Problem[] {
  return [...checkSpellings(records), ...records.flatMap(checkCapitals)];
}

function checkSpellings(records: readonly StoreRecord[]): Problem[] {
  const groups = new Map<string, Map<string, StoreRecord[]>>();
  for (const record of records) {
    const { country, region = '', city } = record.data.address;
    const key = [country, fold(region), fold(city)].join('|');
    const spellings = groups.get(key) ?? new Map<string, StoreRecord[]>();
    spellings.set(city, [...(spellings.get(city) ?? []), record]);
    groups.set(key, spellings);
  }
  return [...groups.values()].flatMap((spellings) => {
    const [usual, ...others] = [...spellings].sort(
      (a, b) => b[1].length - a[1].length || score(b[0]) - score(a[0]),
    );
    if (!usual) return [];
    return others.flatMap(([city, stores]) =>
      stores.map(({ data, file, positionOf }) =>
        problem(
          'store-city-spelling',
          { file, at: positionOf(['address', 'city']) },
          `Store ${data.code} has the city "${city}". ${countOf(usual[1].length, 'other store')} ${usual[1].length === 1 ? 'spells' : 'spell'} it "${usual[0]}".`,
          `Write "${usual[0]}" in all of them. Each spelling gets a city page of its own.`,
        ),
      ),
    );
  });
}

/** Of two equally frequent spellings the one with the language's own letters is the likelier one. */
const score = (city: string) => [...city].filter((letter) => letter > '\u007f').length;

function checkCapitals({ data, file, positionOf }: StoreRecord): Problem[] {
  const values = [
    ['name', data.name, ['name']],
    ['city', data.address.city, ['address', 'city']],
  ] as const;
  return values.flatMap(([what, value, path]) =>
    isShouted(value)
      ? [
          problem(
            'store-capitals',
            { file, at: positionOf(path) },
            `The ${what} of store ${data.code} is in capitals: "${value}".`,
            'Write it with small letters, as in a sentence.',
          ),
        ]
      : [],
  );
}

/** Abbreviations such as "USA" are short; scripts without capitals are never equal to a lower-case form of another kind. */
const isShouted = (text: string) => (text.match(/\p{Lu}/gu) ?? []).length > 4 && !/\p{Ll}/u.test(text);
