/** Apple Messages for Business: intent, group and draft (https://register.apple.com/resources/messages/messaging-documentation). */
import { z } from 'zod';
import { defineKind } from './kind.ts';

export const appleMessages = defineKind({
  shape: {
    businessId: z.uuid('the business id, a UUID').describe('Id of the business in Apple Business Register.'),
    group: z
      .string()
      .regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, "-" and "_"')
      .optional()
      .describe('The team that answers.'),
  },
  icon: 'message-circle',
  action: 'contact:action.apple-messages',
  carries: ['text', 'ref'],
  pace: 'live',
  link: ({ businessId, group }, { text, ref }) => ({
    base: `https://bcrw.apple.com/urn:biz:${businessId}`,
    query: { 'biz-intent-id': ref, ...(group !== undefined && { 'biz-group-id': group }), body: text },
  }),
});
