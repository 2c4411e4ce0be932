/** A store as people write it: the same keys in YAML, CSV columns and GeoJSON properties. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { languageTag } from '#site/language-tag.ts';
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
const webAddress = z.string().refine(isWebAddress, 'an absolute web address');
const oneOrMore = <T>(item: z.ZodType<T>) => z.union([item, z.array(item)]);

/** One text for all locales, or one per locale id. Descriptions are Markdown. */
const localized = z.union([text, z.record(z.string(), text)]);
export type Localized = z.infer<typeof localized>;

/** Latitude up to 180 is let through: a swapped pair is found, and its correction offered, by `check-location.ts`. */
const point = z.strictObject({
  lat: z.number().min(-180).max(180).describe('Latitude.'),
  lng: z.number().min(-180).max(180).describe('Longitude.'),
});

const addressShape = {
  lines: oneOrMore(text).describe('Street and number, in as many lines as it is written in.'),
  sublocality: text.optional().describe('District, quarter or village within the city.'),
  city: text.describe('City, town or village.'),
  region: text.optional().describe('State, province, emirate or prefecture, as it is written in addresses.'),
  postcode: text.optional().describe('Postal code.'),
  floor: text.optional().describe('Floor.'),
  unit: text.optional().describe('Number of the unit in the building.'),
  locatedIn: text.optional().describe('The mall, station or airport it is in.'),
  landmark: text.optional().describe('What it lies beside or opposite.'),
};

const address = z.strictObject({
  ...addressShape,
  country: countryCode.describe('Country code, such as `TR`.'),
});
export type AddressData = z.infer<typeof address>;

export const wheelchairAccess = ['yes', 'limited', 'no'] as const;

const amenities = z.strictObject({
  wheelchair: z.enum(wheelchairAccess).optional().describe('Whether people in wheelchairs can enter.'),
  toilets: z.boolean().optional().describe('Whether customers can use a toilet.'),
  accessibleToilets: z.boolean().optional().describe('Whether people in wheelchairs can use a toilet.'),
  parking: z.boolean().optional().describe('Whether it has parking.'),
  inductionLoop: z.boolean().optional().describe('Whether it has an induction loop for hearing aids.'),
  wifi: z.boolean().optional().describe('Whether customers can use Wi-Fi.'),
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
  name: text.optional().describe('Name in this locale.'),
  branch: text.optional().describe('Branch in this locale.'),
  address: z
    .strictObject(addressShape)
    .partial()
    .optional()
    .describe('Lines of the address that differ in this locale.'),
});
export type StoreTranslation = z.infer<typeof translation>;

/** Schema of one store. Unknown keys are problems. */
export const storeData = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'letters, digits, "-" and "_", such as "TR-IST-01"')
    .describe("The company's own code; identity of the store in URLs and links, never changed."),
  name: text.describe('Full name: `Brightwick Kadıköy`.'),
  branch: text.optional().describe("What distinguishes it from the brand's other stores: `Kadıköy`."),
  brand: text.optional().describe('The brand, if there are several.'),
  type: z.enum(storeTypes).optional().describe('schema.org type; default `Store`.'),
  status: z.enum(storeStatuses).optional().describe('Default `open`.'),
  since: writtenDay.optional().describe('Day from which the status holds.'),
  until: writtenDay.optional().describe('Day on which the store (re)opens.'),
  replacedBy: text.optional().describe('Code of the store to go to instead.'),
  address: address.describe('Where it is.'),
  geo: point
    .extend({
      entrance: point.optional().describe("Where to walk in, if that isn't at the pin."),
      precision: z
        .enum(['exact', 'street', 'city'])
        .optional()
        .describe('`exact` (default), `street` or `city`: how far to trust the position.'),
    })
    .optional()
    .describe('Where it is on the map.'),
  onMap: z
    .literal(false)
    .optional()
    .describe("`false`: the store isn't meant to be on a map, so missing coordinates aren't a problem."),
  timezone: text.optional().describe('IANA name; default: the zone of the coordinates.'),
  phone: oneOrMore(text).optional().describe('Phone number, or several.'),
  whatsapp: text.optional().describe('International number for https://wa.me/.'),
  email: z.email({ error: 'an e-mail address' }).optional().describe('E-mail address.'),
  url: webAddress.optional().describe('Page of the store elsewhere.'),
  hours: hoursText
    .optional()
    .describe("Opening hours in OpenStreetMap's syntax, such as `Mo-Sa 10:00-22:00`."),
  exceptions: z.array(exceptionSchema).optional().describe('Days with other hours.'),
  holidays: text.optional().describe('`closed`, `as-usual`, `ask` or times, on public holidays.'),
  moreHours: z
    .record(z.string(), hoursText)
    .optional()
    .describe('Hours of a service or department by service id.'),
  services: z.array(text).optional().describe('Ids of `services.yaml`.'),
  amenities: amenities.optional().describe('What it has.'),
  payment: z.array(z.enum(paymentMethods)).optional().describe('How customers can pay.'),
  languages: z.array(languageTag).optional().describe('Languages spoken.'),
  links: z
    .record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'a word such as "appointment"'), webAddress)
    .optional()
    .describe(
      "Further links by kind (`appointment`, `stock`, `order`); `{code}` stands for the store's code.",
    ),
  images: z
    .array(
      z.strictObject({
        src: text.describe('Address of a file in `public/`.'),
        alt: localized.describe('What the picture shows.'),
      }),
    )
    .optional()
    .describe('Files below `public/` with their alternative text.'),
  description: localized.optional().describe('About the store, in Markdown.'),
  transit: localized.optional().describe('How to get there by public transport.'),
  parking: localized.optional().describe('Where to park.'),
  googlePlaceId: text.optional().describe("Google's id of the place, for directions."),
  sameAs: z.array(webAddress).optional().describe("The store's pages on other sites."),
  opened: writtenDay.optional().describe('Day on which it first opened.'),
  lang: languageTag
    .optional()
    .describe('Language the record is written in; names and addresses are marked with it.'),
  i18n: z
    .record(z.string(), translation)
    .optional()
    .describe('What other languages say differently, by locale.'),
  tags: z.array(text).optional().describe('Words of your own, for lists and exports.'),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words with hyphens')
    .optional()
    .describe('Last path segment without the code; default: from branch, city or name.'),
  formerSlugs: z.array(text).optional().describe('Earlier last path segments, which redirect here.'),
  updated: writtenDay.optional().describe('Day on which somebody last confirmed the record.'),
});
export type StoreData = z.infer<typeof storeData>;

/** Top-level keys of a record, for column names and suggestions. */
export const storeKeys = Object.keys(storeData.shape);
