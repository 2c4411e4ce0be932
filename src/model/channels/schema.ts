/** The shape of `content/channels.yaml`. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
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
  /** Stable name: `data-channel` on pages, key in statistics. */
  id: channelId,
  /** `false` takes it off the site and keeps it here. */
  enabled: z.boolean().default(true),
  /** First and last day it is offered. */
  validFrom: writtenDay.optional(),
  validUntil: writtenDay.optional(),
  /** What the button says; default: a text for its type from locales/…/contact.json. */
  label: localized.optional(),
  /** A sentence under the button. */
  description: localized.optional(),
  /** Another of the icons. */
  icon: z.enum(iconNames).optional(),
  /** Only in these countries, or in all `except` these. */
  countries: z
    .union([z.array(countryCode).min(1), z.strictObject({ except: z.array(countryCode).min(1) })])
    .optional(),
  /** Countries where it does not work; default: what is known of its type. */
  blockedIn: z.array(countryCode).optional(),
  /** Only on pages of these locales. */
  locales: z.array(z.string()).min(1).optional(),
  /** Languages (BCP 47) that staff answer in; shown to the reader. */
  languages: z.array(z.string()).min(1).optional(),
  /** Only for articles below these topics (paths of folders, such as `orders/returns`). */
  topics: z.array(z.string()).min(1).optional(),
  /** Only for these articles, by id. */
  articles: z.array(z.string()).min(1).optional(),
  /** Only on such devices. */
  devices: z.enum(['any', 'mobile', 'desktop', 'apple']).default('any'),
  /** A name from `hours`; absent: not bound to hours. */
  hours: z.string().optional(),
  /** How soon an answer comes, as an ISO 8601 duration such as `PT10M`, `PT4H` or `P1D`. */
  response: z
    .string()
    .regex(/^P(\d+D|T\d+H|T\d+M)$/, 'a duration such as "PT10M", "PT4H" or "P1D"')
    .optional(),
  /** What it costs the reader. */
  cost: localized.optional(),
  accessibility: z
    .strictObject({
      /** Prefix or number of the relay service for people who are deaf: `711`, `18001`. */
      relay: z.string().optional(),
      /** Anything else, such as the sign languages of a video service. */
      note: localized.optional(),
    })
    .optional(),
  /** What the reader agrees to by opening it, such as a chat's cookies. */
  consent: localized.optional(),
  /** What is handed over; default: texts from locales/…/contact.json. */
  prefill: z
    .strictObject({
      subject: localized.optional(),
      text: localized.optional(),
      ref: z.string().optional(),
      fields: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
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
    .strictObject({ type: z.literal(type), ...baseShape, ...kind.shape })
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
  return type === ''
    ? `a channel with a "type": ${channelTypes.join(', ')}`
    : `there is no type "${type}". ${didYouMean(type, channelTypes)}Types: ${channelTypes.join(', ')}`;
}

const hours = z.strictObject({
  /** IANA time zone of the people who answer. */
  timezone: z.string().min(1),
  ...hoursShape,
  /** Whose public holidays count. */
  country: countryCode.optional(),
  /** Part of the country with holidays of its own, such as `BY`. */
  region: z.string().min(1).optional(),
});

/** `content/channels.yaml`. */
export const contactData = z.strictObject({
  /** Opening hours by name. */
  hours: z.record(channelId, hours).default({}),
  /** All channels, in the order in which readers without preferences see them. */
  channels: z.array(channel).min(1),
  /** Channels named here come first in a country or locale, in this order. */
  preferred: z
    .strictObject({
      countries: z.record(countryCode, z.array(channelId).min(1)).default({}),
      locales: z.record(z.string(), z.array(channelId).min(1)).default({}),
    })
    .prefault({}),
  /** The channel that everybody can use at any time. */
  fallback: channelId,
});
export type ContactData = z.infer<typeof contactData>;
