/** Addresses in the form that their country uses on letters. */
import { formatAddress as formatByCountry } from 'localized-address-format';
import { isEastAsian } from './browser/index-file.ts';
import type { StoreAddress } from './store.ts';

/** Countries whose format in the library names no town: it belongs to the line of the street there. */
const cityInStreet = new Set(['AE', 'JP']);
export type AddressScript = 'local' | 'latin';

export interface AddressOptions {
  /** Last line, for readers of another country. */
  readonly countryName?: string | undefined;
  /** Default: as the address is written. */
  readonly script?: AddressScript;
}

/**
 * The lines of an address by its country's custom (data of https://chromium-i18n.appspot.com/ssl-address), in the
 * script it is given in.
 */
export function formatAddress(address: StoreAddress, options: AddressOptions = {}): string[] {
  const { country, region, city, sublocality, postcode, locatedIn, floor, unit } = address;
  const script = options.script ?? (isEastAsian([...address.lines, city].join('')) ? 'local' : 'latin');
  const inside = [unit, floor].filter((part) => part !== undefined).join(', ');
  const street = [...address.lines, inside].filter((line) => line !== '');
  const district = sublocality === undefined || sublocality === city ? [] : [sublocality];
  const town = city === region ? district : [...district, city];
  const withTown =
    script === 'local' ? [[city, ...district].join('') + street.join(' ')] : [...street, town.join(', ')];
  const lines = formatByCountry(
    {
      postalCountry: country,
      ...(region !== undefined && { administrativeArea: region }),
      ...(postcode !== undefined && { postalCode: postcode }),
      locality: city,
      organization: locatedIn ?? '',
      addressLines: cityInStreet.has(country) ? withTown : [...street, ...district],
    },
    script,
  );
  const trimmed = lines.map(trimLine).filter((line) => line !== '');
  const hasCity = trimmed.some((line) => line.includes(city));
  return [
    ...trimmed,
    ...(hasCity ? [] : [city]),
    ...(options.countryName === undefined ? [] : [options.countryName]),
  ];
}

/** Separators of parts that an address lacks are left at the ends of lines. */
const trimLine = (line: string) => line.replace(/^[\s,/-]+|[\s,/-]+$/g, '');

/** A line's worth of the address, for lists. */
export function formatAddressLine(address: StoreAddress, options: AddressOptions = {}): string {
  const lines = formatAddress(address, options);
  const isLocal = options.script === undefined ? isEastAsian(lines.join('')) : options.script === 'local';
  return lines.join(isLocal ? ' ' : ', ');
}

/** A country's name in a language, its code where the language has none. */
export function countryName(country: string, lang: string): string {
  return new Intl.DisplayNames(lang, { type: 'region', fallback: 'code' }).of(country) ?? country;
}
