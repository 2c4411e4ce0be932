/** Text messages (https://www.rfc-editor.org/rfc/rfc5724) and RCS for Business. */
import { z } from 'zod';
import { encode } from '#model/channels/browser/link.ts';
import { defineKind, e164 } from './kind.ts';

/** `?&body=` is read by iOS (which wants `&`) and by Android (which wants `?`). */
export const sms = defineKind({
  shape: {
    phone: z
      .string()
      .regex(/^(\+[1-9]\d{6,14}|\d{3,8})$/, {
        error: ({ input }) =>
          `${JSON.stringify(input)} is neither a number such as "+12025550140" nor a short code such as "72345" (in quotes)`,
      })
      .describe('A number, or a short code of one country.'),
  },
  icon: 'message-square-text',
  action: 'contact:action.sms',
  carries: ['text'],
  needsPhone: true,
  pace: 'later',
  link: ({ phone }, { text }) => ({ base: `sms:${phone}`, query: { body: text }, separator: '?&' }),
  identifier: ({ phone }) => phone,
});

/** https://developers.google.com/business-communications/rcs-business-messaging: falls back to a text message. */
export const rcs = defineKind({
  shape: {
    phone: e164,
    agent: z
      .string()
      .regex(/^[^\s@]+@[^\s@]+$/, 'an agent id such as "shop@rbm.goog"')
      .describe("The agent's id, such as `shop@rbm.goog`."),
  },
  icon: 'message-square-text',
  action: 'contact:action.rcs',
  carries: ['text'],
  needsPhone: true,
  pace: 'live',
  link: ({ phone, agent }, { text }) => ({
    base: `sms:${phone}?service_id=${encode(agent)}`,
    query: { body: text },
  }),
  identifier: ({ phone }) => phone,
});
