/** https://developers.facebook.com/docs/messenger-platform/instagram/features/ig-me-links: a reference, no text. */
import { z } from 'zod';
import { defineKind } from './kind.ts';

export const instagram = defineKind({
  shape: {
    username: z
      .string()
      .regex(/^[A-Za-z0-9._]{1,30}$/, 'an Instagram user name without @')
      .describe('Name of the account.'),
  },
  icon: 'camera',
  action: 'contact:action.instagram',
  carries: ['ref'],
  pace: 'live',
  link: ({ username }, { ref }) => ({ base: `https://ig.me/m/${username}`, query: { ref } }),
  identifier: ({ username }) => `@${username}`,
});
