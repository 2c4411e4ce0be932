/** https://developers.facebook.com/docs/messenger-platform/discovery/m-me-links: draft, and a reference up to 2,083. */
import { z } from 'zod';
import { defineKind } from './kind.ts';

export const messenger = defineKind({
  shape: {
    page: z
      .string()
      .regex(/^[A-Za-z0-9.]{5,50}$/, 'the name or number of a Facebook page, in quotes')
      .describe("The page's name or number."),
  },
  icon: 'message-circle',
  action: 'contact:action.messenger',
  carries: ['text', 'ref'],
  pace: 'live',
  link: ({ page }, { text, ref }) => ({ base: `https://m.me/${page}`, query: { text, ref } }),
  identifier: ({ page }) => page,
});
