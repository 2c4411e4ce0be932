/** Values that texts name instead of repeating them: `content/variables.yaml`. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { writtenDay } from '#base/written-day.ts';
import { formatDate } from '#i18n/format.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import type { ValuesByCountry } from '#model/text.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml, type PositionOf, type YamlSource } from '#problems/yaml.ts';
import type { Locale, Site } from '#site/site.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/** A text as it is; a number, a sum of money or a day are written as the language does. */
const value = z.union([
  z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine((text) => !/\{\{.*\}\}/s.test(text), 'text without variables: a value is shown as it is'),
  z.number(),
  z.strictObject({
    amount: z.number().describe('A sum of money.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a currency such as "EUR"')
      .describe('ISO 4217 code of its currency, such as `EUR`.'),
  }),
  z.strictObject({ date: writtenDay.describe('A day.') }),
]);

type Value = z.infer<typeof value>;

/** What names of variables and snippets look like. */
export const reuseName = /^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*$/;

/** The shape of the file: values by name, each the same everywhere or by locale and country. */
export const variablesData = z.record(
  z.string().regex(reuseName, 'a name such as "return-days"'),
  z.union([
    value,
    z.strictObject({
      value: value.describe('What it says where nothing else is said.'),
      locales: z.record(z.string(), value).optional().describe('Values by locale.'),
      countries: z
        .record(countryCode, value)
        .optional()
        .describe("Values by country of a locale's readers. Those of the locale go first."),
    }),
  ]),
);

/** A variable with its values. */
export interface Variable {
  readonly value: Value;
  readonly locales: Readonly<Record<string, Value>>;
  readonly countries: Readonly<Record<string, Value>>;
  readonly file: string;
  /** Position of its name, or of one of its values. */
  readonly at: PositionOf;
}

/** Variables by name. */
export type Variables = ReadonlyMap<string, Variable>;

/**
 * Parses the file.
 *
 * Problems: those of `parseYaml`; `unknown-locale`; `variable-untranslated` where a variable has values
 * by locale and none for one of the site's.
 */
export function parseVariables(
  source: YamlSource,
  site: Pick<Site, 'locales' | 'source'>,
): { readonly variables: Variables; readonly problems: readonly Problem[] } {
  const { data, problems, positionOf } = parseYaml(source, variablesData);
  if (!data) return { variables: namedIn(source, positionOf), problems };
  const variables = new Map(
    Object.entries(data).map(([name, written]): [string, Variable] => {
      const at: PositionOf = (path, options) => positionOf([name, ...path], options);
      const isByPlace = typeof written === 'object' && 'value' in written;
      const { value: all, locales = {}, countries = {} } = isByPlace ? written : { value: written };
      return [name, { value: all, locales, countries, file: source.file, at }];
    }),
  );
  const found = [...variables].flatMap(([name, variable]) => checkVariable(name, variable, site));
  return { variables, problems: [...problems, ...found] };
}

/** Variables of a file that can't be used, as their names: they are not unknown as well. */
const namedIn = ({ file, text }: YamlSource, positionOf: PositionOf): Variables =>
  new Map(
    [...text.matchAll(/^["']?([a-z][\w.-]*)["']?[ \t]*:/gm)].map(([, name = '']): [string, Variable] => [
      name,
      {
        value: name,
        locales: {},
        countries: {},
        file,
        at: (path, options) => positionOf([name, ...path], options),
      },
    ]),
  );

function checkVariable(name: string, variable: Variable, site: Pick<Site, 'locales' | 'source'>): Problem[] {
  const { locales, file, at } = variable;
  const ids = site.locales.map(({ id }) => id);
  const strangers = Object.keys(locales).filter((id) => !ids.includes(id));
  const missing =
    Object.keys(locales).length === 0
      ? []
      : site.locales.filter((locale) => locale.id !== site.source.id && !ownValue(variable, locale));
  return [
    ...strangers.map((id) => unknownLocale(id, ids, { file, at: at(['locales', id], { key: true }) })),
    ...(missing.length === 0
      ? []
      : [
          problem(
            'variable-untranslated',
            { file, at: at([], { key: true }) },
            `"${name}" has no value for: ${missing.map(({ id }) => id).join(', ')}. Readers there see "${valueOf(variable, site.source)}".`,
            'Add it under "locales", or remove "locales" if the value is the same everywhere.',
          ),
        ]),
  ];
}

/**
 * What a variable says to the readers of a locale in each country, if that differs: by country, and under the empty name
 * everywhere else. A value of the locale's own is for all of its readers.
 */
export function valuesByCountry(variable: Variable, locale: Locale): ValuesByCountry | undefined {
  const { locales, countries } = variable;
  if (entry(locales, locale.id) !== undefined) return undefined;
  const elsewhere = ownValue({ ...variable, countries: {} }, locale)?.value ?? variable.value;
  const values = Object.entries({ ...countries, '': elsewhere }).map(
    ([country, written]) => [country, inWords(written, readerTag(locale))] as const,
  );
  return new Set(values.map(([, text]) => text)).size > 1 ? Object.fromEntries(values) : undefined;
}

/** What a variable says to the readers of a locale: in its own words, those of its country, or of its language. */
export const valueOf = (variable: Variable, locale: Locale): string =>
  inWords(ownValue(variable, locale)?.value ?? variable.value, readerTag(locale));

function ownValue({ locales, countries }: Variable, locale: Locale): { readonly value: Value } | undefined {
  const { id, country, fallbacks } = locale;
  const near = fallbacks.filter((other) => languageOf(other) === languageOf(id));
  const own = [
    entry(locales, id),
    entry(countries, country),
    ...near.map((other) => entry(locales, other)),
  ].find((found) => found !== undefined);
  return own === undefined ? undefined : { value: own };
}

const entry = (values: Readonly<Record<string, Value>>, key: string | undefined) =>
  key !== undefined && Object.hasOwn(values, key) ? values[key] : undefined;

const languageOf = (id: string) => id.split('-')[0];

function inWords(written: Value, lang: string): string {
  if (typeof written === 'string') return written;
  // Four digits without a separator, since most such numbers are years.
  if (typeof written === 'number')
    return new Intl.NumberFormat(lang, { useGrouping: 'min2', maximumFractionDigits: 20 }).format(written);
  if ('date' in written) return formatDate(written.date, lang);
  const { amount, currency } = written;
  return new Intl.NumberFormat(lang, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount);
}
