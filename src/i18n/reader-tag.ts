/**
 * Language tag with the reader's country, in which dates and times are written: an English page for Britain says
 * "12 November" and "20:00", one for America "November 12" and "8:00 PM".
 *
 * @example readerTag({ lang: 'en', country: 'GB' }) // => 'en-GB'
 */
export const readerTag = ({
  lang,
  country,
}: {
  readonly lang: string;
  readonly country?: string | undefined;
}): string => (country ? new Intl.Locale(lang, { region: country }).toString() : lang);
