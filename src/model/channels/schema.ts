/** The shape of `content/channels.yaml`. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { languageTag } from '#site/language-tag.ts';
import { writtenDay } from '#base/written-day.ts';
import { hoursShape } from '#model/hours/compile.ts';
import { didYouMean } from '#problems/nearest.ts';
import { iconNames } from './icons.ts';
import { channelTypes, kinds, type ChannelType } from './kinds.ts';
import type { ChannelKind, ChatAccount, Dialling, Prefill } from './kinds/kind.ts';
import type { LinkTemplate } from './browser/link.ts';

const channelId = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'an id of lower-case letters, digits and hyphens, such as "whatsapp-tr"',
  );

/** One text for all locales, or a text per locale id. */
export const localized = z.union([z.string().min(1), z.record(z.string(), z.string().min(1))]);

/** Keys that every channel has. */
const baseShape = {
  id: channelId.describe('Stable name: `data-channel` on pages, key in statistics.'),
  enabled: z.boolean().default(true).describe('`false` takes it off the site and keeps it here.'),
  validFrom: writtenDay.optional().describe('First day on which it is offered.'),
  validUntil: writtenDay.optional().describe('Last day on which it is offered.'),
  label: localized
    .optional()
    .describe('What the button says; default: a text for its type from locales/…/contact.json.'),
  description: localized.optional().describe('A sentence under the button.'),
  icon: z.enum(iconNames).optional().describe('Another of the icons.'),
  countries: z
    .union([
      z.array(countryCode).min(1),
      z.strictObject({ except: z.array(countryCode).min(1).describe('Everywhere but in these countries.') }),
    ])
    .optional()
    .describe('Only in these countries, or in all `except` these.'),
  blockedIn: z
    .array(countryCode)
    .optional()
    .describe('Countries where it does not work; default: what is known of its type.'),
  locales: z.array(z.string()).min(1).optional().describe('Only on pages of these locales.'),
  languages: z
    .array(languageTag)
    .min(1)
    .optional()
    .describe('Languages (BCP 47) that staff answer in; shown to the reader.'),
  topics: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Only for articles below these topics (paths of folders, such as `orders/returns`).'),
  articles: z.array(z.string()).min(1).optional().describe('Only for these articles, by id.'),
  devices: z.enum(['any', 'mobile', 'desktop', 'apple']).default('any').describe('Only on such devices.'),
  hours: z.string().optional().describe('A name from `hours`; absent: not bound to hours.'),
  response: z
    .string()
    .regex(/^P(\d+D|T\d+H|T\d+M)$/, 'a duration such as "PT10M", "PT4H" or "P1D"')
    .optional()
    .describe('How soon an answer comes, as an ISO 8601 duration such as `PT10M`, `PT4H` or `P1D`.'),
  cost: localized.optional().describe('What it costs the reader.'),
  accessibility: z
    .strictObject({
      relay: z
        .string()
        .optional()
        .describe('Prefix or number of the relay service for people who are deaf: `711`, `18001`.'),
      note: localized.optional().describe('Anything else, such as the sign languages of a video service.'),
    })
    .optional()
    .describe("For readers who can't hear or speak."),
  consent: localized
    .optional()
    .describe("What the reader agrees to by opening it, such as a chat's cookies."),
  prefill: z
    .strictObject({
      subject: localized.optional().describe('The subject.'),
      text: localized.optional().describe('The text to send.'),
      ref: z.string().optional().describe('An opaque reference, for your own systems.'),
      fields: z.record(z.string(), z.string()).optional().describe('Further parameters by their name there.'),
    })
    .optional()
    .describe('What is handed over; default: texts from locales/…/contact.json.'),
};

type Base = z.infer<z.ZodObject<typeof baseShape>>;

/** A channel as the site uses it: the keys of its kind are folded into link, identifier and so on. */
export interface Channel extends Base {
  readonly type: ChannelType;
  readonly kind: Kind;
  readonly linkWith: (prefill: Prefill) => LinkTemplate | undefined;
  /** Number, address or name to show. */
  readonly identifier: string | undefined;
  readonly dialling: Dialling | undefined;
  readonly chat: ChatAccount | undefined;
}

type Kind = ChannelKind<z.ZodRawShape>;

function channelOf(type: ChannelType, kind: Kind) {
  const base = z.object(baseShape);
  const own = z.object(kind.shape);
  return z
    .strictObject({
      type: z.literal(type).describe('What kind of channel it is.'),
      ...baseShape,
      ...kind.shape,
    })
    .transform((written): Channel => {
      const ownKeys = own.parse(written);
      return {
        ...base.parse(written),
        type,
        kind,
        linkWith: (prefill) => kind.link(ownKeys, prefill),
        identifier: kind.identifier?.(ownKeys),
        dialling: kind.dial?.(ownKeys),
        chat: kind.account?.(ownKeys),
      };
    });
}

const [firstType, ...otherTypes] = channelTypes;

const channel = z.discriminatedUnion(
  'type',
  [channelOf(firstType, kinds[firstType]), ...otherTypes.map((type) => channelOf(type, kinds[type]))],
  { error: unknownType },
);

function unknownType({
  code,
  input,
}: {
  readonly code?: string;
  readonly input?: unknown;
}): string | undefined {
  if (code !== 'invalid_union') return undefined;
  const type = typeof input === 'object' && input !== null && 'type' in input ? String(input.type) : '';
  // Without a type, it's a key that is missing.
  return type === ''
    ? undefined
    : `there is no type "${type}". ${didYouMean(type, channelTypes)}Types: ${channelTypes.join(', ')}`;
}

const hours = z.strictObject({
  timezone: z.string().min(1).describe('IANA time zone of the people who answer.'),
  ...hoursShape,
  country: countryCode.optional().describe('Whose public holidays count.'),
  region: z
    .string()
    .min(1)
    .optional()
    .describe('Part of the country with holidays of its own, such as `BY`.'),
});

/** `content/channels.yaml`. */
export const contactData = z.strictObject({
  hours: z.record(channelId, hours).default({}).describe('Opening hours by name.'),
  channels: z
    .array(channel)
    .min(1)
    .describe('All channels, in the order in which readers without preferences see them.'),
  preferred: z
    .strictObject({
      countries: z.record(countryCode, z.array(channelId).min(1)).default({}).describe('By country.'),
      locales: z.record(z.string(), z.array(channelId).min(1)).default({}).describe('By locale.'),
    })
    .prefault({})
    .describe('Which channels come first, in this order.'),
  fallback: channelId.describe('The channel that everybody can use at any time.'),
});
export type ContactData = z.infer<typeof contactData>;
