/** https://zalo.me with an official account's number or name: nothing can be handed over. */
import { z } from 'zod';
import { defineKind } from './kind.ts';

export const zalo = defineKind({
  shape: {
    account: z
      .string()
      .regex(/^[A-Za-z0-9._-]{2,40}$/, 'the number or name of a Zalo official account, in quotes')
      .describe('Id or phone number of the account.'),
  },
  icon: 'message-circle',
  action: 'contact:action.zalo',
  carries: [],
  pace: 'live',
  link: ({ account }) => ({ base: `https://zalo.me/${account}` }),
});
