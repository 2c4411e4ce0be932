/** Signal links keep everything in the fragment, which reaches no server: nothing can be handed over. */
import { z } from 'zod';
import { defineKind, e164 } from './kind.ts';

/** A link made from a user name in the app. */
export const signal = defineKind({
  shape: {
    link: z
      .string()
      .regex(/^[A-Za-z0-9_-]{64}$/, 'the 64 characters after "signal.me/#eu/"')
      .describe('The part of the link after `#eu/`.'),
  },
  icon: 'message-circle',
  action: 'contact:action.signal',
  carries: [],
  needsPhone: true,
  pace: 'live',
  link: ({ link }) => ({ base: `https://signal.me/#eu/${link}` }),
});

/** An account found by its number. */
export const signalPhone = defineKind({
  shape: { phone: e164 },
  icon: 'message-circle',
  action: 'contact:action.signal',
  carries: [],
  needsPhone: true,
  pace: 'live',
  link: ({ phone }) => ({ base: `https://signal.me/#p/${phone}` }),
  identifier: ({ phone }) => phone,
});
