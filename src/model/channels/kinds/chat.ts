/** Live chat: no link, its script is loaded when the reader asks for it (src/client/contact/chat.ts). */
import { z } from 'zod';
import { chatVendorNames } from '#model/channels/chat-vendors.ts';
import { defineKind, httpsUrl } from './kind.ts';

export const chat = defineKind({
  shape: {
    vendor: z.enum(chatVendorNames),
    /** The account's key at the vendor: app id, website token, property/widget. */
    key: z.string().min(1),
    /** Where the vendor's software runs, for those one hosts oneself (Chatwoot). */
    baseUrl: httpsUrl.optional(),
    /** Region of the account where the vendor has several: `eu`, `au`, `in`. */
    region: z.enum(['us', 'eu', 'au', 'in']).optional(),
  },
  icon: 'messages-square',
  action: 'contact:action.chat',
  carries: ['text', 'ref', 'fields'],
  pace: 'live',
  link: () => undefined,
  account: (own) => own,
});
