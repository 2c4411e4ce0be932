/** https://docs.x.com/x-for-websites/direct-message-button: needs the numeric id, not the handle. */
import { z } from 'zod';
import { defineKind } from './kind.ts';

export const x = defineKind({
  shape: {
    userId: z
      .string()
      .regex(/^\d+$/, 'the numeric id of the account, in quotes (not its @name)')
      .describe("The account's numeric id."),
    handle: z
      .string()
      .regex(/^\w{1,15}$/, 'the name without @')
      .optional()
      .describe('The @name, to show.'),
  },
  icon: 'message-square',
  action: 'contact:action.x',
  carries: ['text'],
  pace: 'live',
  link: ({ userId }, { text }) => ({
    base: `https://x.com/messages/compose?recipient_id=${userId}`,
    query: { text },
  }),
  identifier: ({ handle }) => (handle === undefined ? undefined : `@${handle}`),
});
