/** A store as people write it: the same keys in YAML, CSV columns and GeoJSON properties. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { writtenDay } from '#base/written-day.ts';
import { exceptionSchema } from '#model/hours/compile.ts';
import { isWebAddress } from '#base/web-address.ts';
import { hoursText } from '#model/hours/parse.ts';

/** Types that search engines know for a place of business, https://schema.org/Store and LocalBusiness. */
const storeTypes = [
  'Store',
  'LocalBusiness',
  'AutoPartsStore',
  'AutoRepair',
  'BankOrCreditUnion',
  'BikeStore',
  'BookStore',
  'CafeOrCoffeeShop',
  'ClothingStore',
  'ComputerStore',
  'ConvenienceStore',
  'DepartmentStore',
  'ElectronicsStore',
  'Florist',
  'FurnitureStore',
  'GardenStore',
  'GasStation',
  'GroceryStore',
  'HardwareStore',
  'HobbyShop',
  'HomeGoodsStore',
  'JewelryStore',
  'LiquorStore',
  'MensClothingStore',
  'MobilePhoneStore',
  'MovieRentalStore',
  'MusicStore',
  'OfficeEquipmentStore',
  'OutletStore',
  'PawnShop',
  'PetStore',
  'Pharmacy',
  'Restaurant',
  'ShoeStore',
  'SportingGoodsStore',
  'TireShop',
  'ToyStore',
  'WholesaleStore',
] as const;
export type StoreType = (typeof storeTypes)[number];

export const storeStatuses = ['open', 'temporarily-closed', 'coming-soon', 'permanently-closed'] as const;
export type StoreStatus = (typeof storeStatuses)[number];

const text = z.string().trim().min(1);
const languageTag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as "ja"');
const webAddress = z.string().refine(isWebAddress, 'an absolute web address');
const oneOrMore = <T>(item: z.ZodType<T>) => z.union([item, z.array(item)]);

/** One text for all locales, or one per locale id. Descriptions are Markdown. */
const localized = z.union([text, z.record(z.string(), text)]);
export type Localized = z.infer<typeof localized>;

/** Latitude up to 180 is let through: a swapped pair is found, and its correction offered, by `check-location.ts`. */
const point = z.strictObject({ lat: z.number().min(-180).max(180), lng: z.number().min(-180).max(180) });

const addressShape = {
  /** Street and number, in as many lines as it is written in. */
  lines: oneOrMore(text),
  /** District, quarter or village within the city. */
  sublocality: text.optional(),
  city: text,
  /** State, province, emirate or prefecture, as it is written in addresses. */
  region: text.optional(),
  postcode: text.optional(),
  floor: text.optional(),
  unit: text.optional(),
  /** The mall, station or airport it is in. */
  locatedIn: text.optional(),
  landmark: text.optional(),
};

const address = z.strictObject({
  ...addressShape,
  country: countryCode,
});
export type AddressData = z.infer<typeof address>;

export const wheelchairAccess = ['yes', 'limited', 'no'] as const;

const amenities = z.strictObject({
  /** https://wiki.openstreetmap.org/wiki/Key:wheelchair */
  wheelchair: z.enum(wheelchairAccess).optional(),
  toilets: z.boolean().optional(),
  accessibleToilets: z.boolean().optional(),
  parking: z.boolean().optional(),
  inductionLoop: z.boolean().optional(),
  wifi: z.boolean().optional(),
});
export type Amenities = z.infer<typeof amenities>;

const paymentMethods = [
  'cash',
  'debit-card',
  'credit-card',
  'contactless',
  'mobile',
  'gift-card',
  'invoice',
] as const;

/** What a store's own locale says differently. */
const translation = z.strictObject({
  name: text.optional(),
  branch: text.optional(),
  address: z.strictObject(addressShape).partial().optional(),
});
export type StoreTranslation = z.infer<typeof translation>;

/** Schema of one store. Unknown keys are problems. */
export const storeData = z.strictObject({
  /** The company's own code; identity of the store in URLs and links, never changed. */
  code: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'letters, digits, "-" and "_", such as "TR-IST-01"'),
  /** Full name: `Brightwick Kadıköy`. */
  name: text,
  /** What distinguishes it from the brand's other stores: `Kadıköy`. */
  branch: text.optional(),
  brand: text.optional(),
  /** schema.org type; default `Store`. */
  type: z.enum(storeTypes).optional(),
  /** Default `open`. */
  status: z.enum(storeStatuses).optional(),
  /** Day from which the status holds. */
  since: writtenDay.optional(),
  /** Day on which the store (re)opens. */
  until: writtenDay.optional(),
  /** Code of the store to go to instead. */
  replacedBy: text.optional(),
  address,
  geo: point
    .extend({
      /** Where to walk in, if that isn't at the pin. */
      entrance: point.optional(),
      /** `exact` (default), `street` or `city`: how far to trust the position. */
      precision: z.enum(['exact', 'street', 'city']).optional(),
    })
    .optional(),
  /** `false`: the store isn't meant to be on a map, so missing coordinates aren't a problem. */
  onMap: z.literal(false).optional(),
  /** IANA name; default: the zone of the coordinates. */
  timezone: text.optional(),
  phone: oneOrMore(text).optional(),
  /** International number for https://wa.me/. */
  whatsapp: text.optional(),
  email: z.email({ error: 'an e-mail address' }).optional(),
  /** Page of the store elsewhere. */
  url: webAddress.optional(),
  hours: hoursText.optional(),
  exceptions: z.array(exceptionSchema).optional(),
  /** `closed`, `as-usual`, `ask` or times, on public holidays. */
  holidays: text.optional(),
  /** Hours of a service or department by service id. */
  moreHours: z.record(z.string(), hoursText).optional(),
  /** Ids of `services.yaml`. */
  services: z.array(text).optional(),
  amenities: amenities.optional(),
  payment: z.array(z.enum(paymentMethods)).optional(),
  /** Languages spoken. */
  languages: z.array(languageTag).optional(),
  /** Further links by kind (`appointment`, `stock`, `order`); `{code}` stands for the store's code. */
  links: z
    .record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'a word such as "appointment"'), webAddress)
    .optional(),
  /** Files below `public/` with their alternative text. */
  images: z.array(z.strictObject({ src: text, alt: localized })).optional(),
  description: localized.optional(),
  transit: localized.optional(),
  parking: localized.optional(),
  googlePlaceId: text.optional(),
  /** The store's pages on other sites. */
  sameAs: z.array(webAddress).optional(),
  opened: writtenDay.optional(),
  /** Language the record is written in; names and addresses are marked with it. */
  lang: languageTag.optional(),
  i18n: z.record(z.string(), translation).optional(),
  tags: z.array(text).optional(),
  /** Last path segment without the code; default: from branch, city or name. */
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words with hyphens')
    .optional(),
  /** Earlier last path segments, which redirect here. */
  formerSlugs: z.array(text).optional(),
  /** Day on which somebody last confirmed the record. */
  updated: writtenDay.optional(),
});
export type StoreData = z.infer<typeof storeData>;

/** Top-level keys of a record, for column names and suggestions. */
export const storeKeys = Object.keys(storeData.shape);
