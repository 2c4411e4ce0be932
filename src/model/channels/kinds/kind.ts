/** The parts of a kind of channel. */
import { z } from 'zod';
import { isWebAddress } from '#base/web-address.ts';
import type { MessageKey } from '#i18n/message-key.ts';
import type { ChatVendorName } from '#model/channels/chat-vendors.ts';
import type { IconName } from '#model/channels/icons.ts';
import type { LinkTemplate } from '#model/channels/browser/link.ts';

/** Text for the customer to send, subject and opaque reference, as templates. */
export interface Prefill {
  readonly text: string;
  readonly subject: string;
  readonly ref: string;
  /** Further parameters of forms and calendars by their name there. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Nothing to hand over. */
export const noPrefill: Prefill = { text: '', subject: '', ref: '', fields: {} };

/** One kind of channel: which keys it has in channels.yaml and which link they make. */
export interface ChannelKind<Shape extends z.ZodRawShape> {
  readonly shape: Shape;
  readonly icon: IconName;
  /** What the button says by default. */
  readonly action: MessageKey;
  /** What it can hand over. A kind that takes no text cannot carry the reader's search words. */
  readonly carries: readonly ('text' | 'subject' | 'ref' | 'fields')[];
  /** Whether it needs a phone: then a desktop shows a QR code. */
  readonly needsPhone?: true;
  /** Whether people answer at once (then opening hours decide), answer later, or it's self-service. */
  readonly pace: 'live' | 'later' | 'self-service';
  /** The link; absent where only the identifier can be shown. */
  link(own: z.infer<z.ZodObject<Shape>>, prefill: Prefill): LinkTemplate | undefined;
  /** Number, address or name to show, select and copy. */
  identifier?(own: z.infer<z.ZodObject<Shape>>): string | undefined;
  /** Digits to press after the call is answered. */
  dial?(own: z.infer<z.ZodObject<Shape>>): Dialling;
  /** The account to start a live chat with. */
  account?(own: z.infer<z.ZodObject<Shape>>): ChatAccount;
}

/** What a caller presses, said in words beside the number. */
export interface Dialling {
  readonly extension?: string | undefined;
  readonly menu?: readonly number[] | undefined;
}

/** What the browser needs to start a chat. */
export interface ChatAccount {
  readonly vendor: ChatVendorName;
  readonly key: string;
  readonly baseUrl?: string | undefined;
  readonly region?: string | undefined;
}

/** Types a kind by its own shape. */
export const defineKind = <Shape extends z.ZodRawShape>(kind: ChannelKind<Shape>): ChannelKind<Shape> => kind;

/** A telephone number as E.164 (https://www.itu.int/rec/T-REC-E.164): `+` and digits, no spaces. */
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, {
    error: ({ input }) =>
      `${JSON.stringify(input)} is not an international number such as "+441632960000": write "+", the country code and the number, without spaces and without (0)`,
  })
  .describe('The phone number: `+` and digits, such as `+441632960000`.');

/** A variable in the host that the page or its reader fills. */
const openHost = /^https:\/\/[^/?#]*\{\{(?!(locale|country)\}\})/;

/** An https address. In those of links, variables such as `{{locale}}` are filled; a reader's words never choose the host. */
export const httpsUrl = z
  .string()
  .refine((text) => text.startsWith('https://') && isWebAddress(text), {
    error: 'an address that begins with https://',
  })
  .refine((text) => !openHost.test(text), {
    error: 'an address whose host has no variables other than {{locale}} and {{country}}',
  });

/** Digits of an E.164 number, as messengers want them. */
export const digitsOf = (phone: string): string => phone.replace('+', '');
