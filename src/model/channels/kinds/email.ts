/** E-mail, https://www.rfc-editor.org/rfc/rfc6068. */
import { z } from 'zod';
import { encode } from '#model/channels/browser/link.ts';
import { defineKind } from './kind.ts';

export const email = defineKind({
  shape: {
    address: z
      .email({
        error: ({ input }) => `${JSON.stringify(input)} is not an e-mail address such as "help@example.com"`,
      })
      .describe('The address to write to.'),
  },
  icon: 'mail',
  action: 'contact:action.email',
  carries: ['subject', 'text'],
  pace: 'later',
  link: ({ address }, { subject, text }) => ({
    base: `mailto:${encode(address).replace('%40', '@')}`,
    query: { subject, body: text },
  }),
  identifier: ({ address }) => address,
});
