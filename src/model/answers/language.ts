/** Words of a language that are facts: what numbers count, months, days of the week, money. From CLDR, by `Intl`. */

/** Words that are numbers, in lower case, with their values. */
export type NumberWords = ReadonlyMap<string, number>;

/** What a text is read with. */
export interface FactLanguage {
  readonly lang: string;
  /** Signs of the language within numbers. */
  readonly decimal: string;
  readonly group: string;
  readonly numberWords: NumberWords;
  /** Words that make a number before them larger, in lower case: "million", "Mio.", "만", "k". */
  readonly magnitudes: NumberWords;
  /** Words that name a unit, a month, a day or money, with what they name. Longest first where texts have no spaces. */
  readonly labels: ReadonlyMap<string, string>;
  /** Words for two of a unit: "يومين". */
  readonly pairs: ReadonlyMap<string, string>;
  /** The same in languages that decline words: beginnings of those words. */
  readonly stems: readonly (readonly [stem: string, label: string, most: number])[];
  /** Cuts a text without spaces into words; absent where spaces do. */
  readonly segmenter: Intl.Segmenter | undefined;
  /** What all letters are turned to: case says something only of names that are ordinary words, too ("May"). */
  readonly lower: (text: string) => string;
}

const timeUnits = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;

/** Units that amounts are given in. */
const otherUnits =
  'kilogram gram liter kilometer meter centimeter millimeter mile kilobyte megabyte gigabyte percent'.split(
    ' ',
  );

/** Money whose codes and signs are known. */
const currencies =
  'USD EUR GBP JPY CNY TRY INR KRW RUB UAH PLN CZK HUF RON BGN SEK NOK DKK ISK CHF BRL MXN ARS COP CLP CAD AUD NZD ZAR AED SAR EGP ILS THB VND IDR MYR PHP SGD HKD TWD'.split(
    ' ',
  );

/** Two countries with money of one name: what their names for it share is that name ("dollar"). */
const families = [
  'USD CAD,GBP EGP,TRY ITL,INR PKR,KRW KPW,RUB BYN,SEK DKK,CZK ISK,CHF XOF,MXN ARS,RON MDL,KWD BHD,AED MAD,SAR YER,CNY CNH',
].flatMap((list) => list.split(',').map((pair) => pair.split(' ')));

/** Languages whose words change their endings. */
const declining = new Set(
  'ru uk be pl cs sk sl hr sr bg mk lt lv et fi hu el ro ga tr ar he hi is de'.split(' '),
);

const unspaced = new Set(['ja', 'zh', 'th']);

/** Signs that stand right behind numbers in Chinese, Japanese and Korean. */
const counters: Readonly<Record<string, string>> = {
  年: 'year',
  月: 'month',
  日: 'day',
  号: 'day',
  天: 'day',
  週: 'week',
  周: 'week',
  時: 'hour',
  时: 'hour',
  分: 'minute',
  秒: 'second',
  월: 'month',
  시: 'hour',
  円: 'JPY',
  元: 'CNY',
};

/** The words of a language. `lang`: a BCP 47 tag. */
export function factLanguage(lang: string, numberWords: NumberWords): FactLanguage {
  const base = lang.toLowerCase().split('-')[0] ?? 'en';
  const lower = (text: string) => text.toLocaleLowerCase(base);
  const parts = new Intl.NumberFormat(lang).formatToParts(1234567.5);
  const signOf = (type: 'decimal' | 'group') => parts.find((part) => part.type === type)?.value ?? '';
  const labels = new Map<string, string>();
  // Of a word that names two things, the word itself is what it names.
  const name = (word: string, label: string) => {
    const known = labels.get(word);
    labels.set(word, known === undefined || known === label ? label : word);
  };
  for (const [word, label] of [
    ...unitWords(lang),
    ...calendarWords(lang),
    ...currencyWords(lang),
    ...dayPeriods(lang),
  ])
    if (/[\p{L}\p{Sc}%]/u.test(word)) name(/^\p{Lu}/u.test(word) ? word : lower(word), label);
  if (['ja', 'zh', 'ko'].includes(base))
    for (const [sign, label] of Object.entries(counters)) name(sign, label);
  return {
    lang,
    decimal: signOf('decimal'),
    group: signOf('group'),
    numberWords,
    magnitudes: new Map(magnitudeWords(lang, lower)),
    labels,
    stems: declining.has(base) ? [...labels].flatMap(([word, label]) => stemOf(word, label)) : [],
    pairs: new Map(pairWords(lang)),
    segmenter: unspaced.has(base) ? new Intl.Segmenter(lang, { granularity: 'word' }) : undefined,
    lower,
  };
}

const stemOf = (word: string, label: string) =>
  word.length < 3 ? [] : [[word.slice(0, Math.max(3, word.length - 2)), label, word.length + 3] as const];

const words = (text: string): string[] =>
  text
    .trim()
    .replace(/\.$/, '')
    .split(/[\s\u00a0]+/);

/** The word of several that tells most: units and days of the week have it at the end. */
const lastWord = (text: string): string => words(text).at(-1) ?? '';

/** "days", "gün", "дня": every form that `Intl` knows. */
function* unitWords(lang: string): Generator<readonly [string, string]> {
  for (const unit of [...timeUnits, ...otherUnits])
    for (const unitDisplay of ['long', 'short'] as const) {
      const format = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay });
      for (const n of [1, 2, 3, 5, 11, 100, 1.5])
        for (const { type, value } of format.formatToParts(n))
          if (type === 'unit') yield [lastWord(value), unit];
    }
  yield ['%', 'percent'];
}

/** Words for two of a unit, where a language says it in one: also in the case that Arabic has them in after "within". */
function* pairWords(lang: string): Generator<readonly [string, string]> {
  for (const unit of timeUnits) {
    const parts = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).formatToParts(2);
    const word = parts.find(({ type }) => type === 'unit')?.value ?? '';
    if (parts.some(({ type }) => type === 'integer') || /\s/.test(word) || word === '') continue;
    yield [word, unit];
    yield [word.replace(/ان$/, 'ين'), unit];
  }
}

/** Names of months and days of the week, alone and within dates. */
function* calendarWords(lang: string): Generator<readonly [string, string]> {
  const options = [
    { month: 'long' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ] as const;
  for (const option of options) {
    const format = new Intl.DateTimeFormat(`${lang}-u-ca-gregory`, { ...option, timeZone: 'UTC' });
    for (let month = 0; month < 12; month++)
      for (const { type, value } of format.formatToParts(Date.UTC(2026, month, 15)))
        if (type === 'month' && /^[^\d]{3,}$/.test(value)) yield [lastWord(value), `month ${month + 1}`];
  }
  const weekdays = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
  // 2026-06-01 is a Monday.
  for (let day = 0; day < 7; day++)
    yield [lastWord(weekdays.format(Date.UTC(2026, 5, 1 + day))), `weekday ${day + 1}`];
}

/** "am" and "pm", where times of the day are read by them. */
function* dayPeriods(lang: string): Generator<readonly [string, string]> {
  const format = new Intl.DateTimeFormat(lang, { hour: 'numeric', hour12: true, timeZone: 'UTC' });
  const isUsual = new Intl.DateTimeFormat(lang, { hour: 'numeric' }).resolvedOptions().hour12;
  if (!isUsual && !/^(?:ja|zh)/.test(lang)) return;
  for (const [hour, label] of [
    [9, 'am'],
    [21, 'pm'],
  ] as const)
    for (const { type, value } of format.formatToParts(Date.UTC(2026, 5, 1, hour)))
      if (type === 'dayPeriod') yield [value.toLowerCase().replace(/[.\s\u00a0\u202f]/g, ''), label];
}

/** Words and signs that languages shorten large numbers with. */
function* magnitudeWords(
  lang: string,
  lower: (text: string) => string,
): Generator<readonly [string, number]> {
  for (const compactDisplay of ['long', 'short'] as const) {
    const format = new Intl.NumberFormat(`${lang}-u-nu-latn`, { notation: 'compact', compactDisplay });
    for (let magnitude = 1e3; magnitude <= 1e13; magnitude *= 10)
      for (const n of [1, 2, 3, 5]) {
        const parts = format.formatToParts(n * magnitude);
        const shown = Number(parts.find(({ type }) => type === 'integer')?.value);
        for (const { type, value } of parts)
          if (type === 'compact' && !/\s/.test(value.trim()) && shown > 0)
            yield [lower(value.trim().replace(/\.$/, '')), Math.round((n * magnitude) / shown)];
      }
  }
}

/** Codes, signs and names of money. */
function* currencyWords(lang: string): Generator<readonly [string, string]> {
  const named = (currency: string, currencyDisplay: 'narrowSymbol' | 'name', n: number) =>
    new Intl.NumberFormat(lang, { style: 'currency', currency, currencyDisplay })
      .formatToParts(n)
      .flatMap(({ type, value }) => (type === 'currency' ? words(value) : []));
  for (const currency of currencies) {
    yield [currency, currency];
    for (const sign of named(currency, 'narrowSymbol', 1))
      if (/\p{Sc}|^kr$/u.test(sign)) yield [sign, currency];
  }
  for (const n of [1, 2, 5]) {
    for (const word of named('EUR', 'name', n)) yield [word, 'EUR'];
    for (const [one = '', other = ''] of families) {
      const ofOther = new Set(named(other, 'name', n));
      for (const word of named(one, 'name', n)) if (ofOther.has(word)) yield [word, `${one} in words`];
    }
  }
}
