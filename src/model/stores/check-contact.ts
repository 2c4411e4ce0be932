/** Whether phones, postcodes, web addresses and images of a store can be used. */
import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max';
import { problem, type Problem } from '#problems/problem.ts';
import type { StoreRecord } from './formats/format.ts';
import { isPostcode, restoreZeros } from './postcodes.ts';

/** Problems: `store-phone`, `store-postcode`, `store-url-insecure`, `image-missing`. */
export function checkContact(
  record: StoreRecord,
  hasImage: (src: string) => boolean = () => true,
): Problem[] {
  return [
    ...checkPhones(record),
    ...checkPostcode(record),
    ...checkUrls(record),
    ...checkImages(record, hasImage),
  ];
}

function checkPhones({ data, file, positionOf }: StoreRecord): Problem[] {
  const phones = typeof data.phone === 'string' ? [data.phone] : (data.phone ?? []);
  const numbers: (readonly [string, readonly PropertyKey[]])[] = phones.map((phone, index) => [
    phone,
    typeof data.phone === 'string' ? ['phone'] : ['phone', index],
  ]);
  if (data.whatsapp !== undefined) numbers.push([data.whatsapp, ['whatsapp']]);
  return numbers.flatMap(([number, path]) => {
    const { country } = data.address;
    if (parsePhoneNumberFromString(number, country as CountryCode)?.isValid()) return [];
    return [
      problem(
        'store-phone',
        { file, at: positionOf(path) },
        `"${number}" of store ${data.code} is not a telephone number of ${country}.`,
        `Write all of its digits, with the country code: "+${isSupportedCountry(country) ? getCountryCallingCode(country) : ''}…".`,
      ),
    ];
  });
}

function checkPostcode({ data, file, positionOf }: StoreRecord): Problem[] {
  const { postcode, country } = data.address;
  const at = { file, at: positionOf(['address', 'postcode']) };
  if (postcode === undefined || isPostcode(postcode, country)) return [];
  const restored = restoreZeros(postcode, country);
  return [
    problem(
      'store-postcode',
      at,
      `"${postcode}" of store ${data.code} is not a postcode of ${country}.`,
      restored === undefined
        ? 'Correct the postcode or the country.'
        : `A spreadsheet has probably dropped the zeros. Write "${restored}".`,
    ),
  ];
}

function checkUrls({ data, file, positionOf }: StoreRecord): Problem[] {
  const urls: (readonly [string | undefined, readonly PropertyKey[]])[] = [
    [data.url, ['url']],
    ...Object.entries(data.links ?? {}).map(([kind, url]) => [url, ['links', kind]] as const),
    ...(data.sameAs ?? []).map((url, index) => [url, ['sameAs', index]] as const),
  ];
  return urls.flatMap(([url, path]) =>
    url?.startsWith('http:')
      ? [
          problem(
            'store-url-insecure',
            { file, at: positionOf(path) },
            `"${url}" of store ${data.code} isn't encrypted.`,
            'Write https, if the site answers there.',
          ),
        ]
      : [],
  );
}

function checkImages({ data, file, positionOf }: StoreRecord, hasImage: (src: string) => boolean): Problem[] {
  return (data.images ?? []).flatMap(({ src }, index) =>
    hasImage(src)
      ? []
      : [
          problem(
            'image-missing',
            { file, at: positionOf(['images', index, 'src']) },
            `Image "${src}" of store ${data.code} doesn't exist.`,
            'Put the file into public/, or correct the path.',
          ),
        ],
  );
}
