/** https://developers.viber.com/docs/tools/deep-links: a bot gets context and a draft. */
import { z } from 'zod';
import { encode } from '#model/channels/browser/link.ts';
import { defineKind, e164 } from './kind.ts';

/** A chat bot. */
export const viberBot = defineKind({
  shape: {
    bot: z
      .string()
      .regex(/^[A-Za-z0-9_.-]+$/, 'the URI of a Viber bot')
      .describe("The bot's URI."),
  },
  icon: 'message-circle',
  action: 'contact:action.viber',
  carries: ['text', 'ref'],
  needsPhone: true,
  pace: 'live',
  link: ({ bot }, { text, ref }) => ({
    base: `viber://pa?chatURI=${encode(bot)}`,
    query: { context: ref, text },
  }),
});

/** A person's number. */
export const viber = defineKind({
  shape: { phone: e164 },
  icon: 'message-circle',
  action: 'contact:action.viber',
  carries: [],
  needsPhone: true,
  pace: 'live',
  link: ({ phone }) => ({ base: `viber://chat?number=${encode(phone)}` }),
  identifier: ({ phone }) => phone,
});
