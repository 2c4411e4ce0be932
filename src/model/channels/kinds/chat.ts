/** Live chat: no link, its script is loaded when the reader asks for it (src/client/contact/chat.ts). */
import { z } from 'zod';
import { chatVendorNames } from '#model/channels/chat-vendors.ts';
import { defineKind, httpsUrl } from './kind.ts';

export const chat = defineKind({
  shape: {
    vendor: z.enum(chatVendorNames).describe('Who provides the chat.'),
    key: z
      .string()
      .min(1)
      .describe("The account's key at the vendor: app id, website token, property/widget."),
    baseUrl: httpsUrl
      .optional()
      .describe("Where the vendor's software runs, for those one hosts oneself (Chatwoot)."),
    region: z
      .enum(['us', 'eu', 'au', 'in'])
      .optional()
      .describe('Region of the account where the vendor has several: `eu`, `au`, `in`.'),
  },
  icon: 'messages-square',
  action: 'contact:action.chat',
  carries: ['text', 'ref', 'fields'],
  pace: 'live',
  link: () => undefined,
  account: (own) => own,
});
