/** https://core.telegram.org/api/links: a draft of up to 4,096 characters, or `start` with 64 for bots. */
import { z } from 'zod';
import { defineKind, digitsOf, e164 } from './kind.ts';

const username = z
  .string()
  .regex(/^[A-Za-z]\w{3,31}$/, 'a Telegram user name without @, 4 to 32 letters, digits or _');

/** A person or account with a user name. */
export const telegram = defineKind({
  shape: { username: username.describe('Name of the account.') },
  icon: 'send',
  action: 'contact:action.telegram',
  carries: ['text'],
  pace: 'live',
  link: (own, { text }) => ({ base: `https://t.me/${own.username}`, query: { text } }),
  identifier: (own) => `@${own.username}`,
});

/** A bot: it gets the reference when the reader presses Start. */
export const telegramBot = defineKind({
  shape: { username: username.describe('Name of the bot.') },
  icon: 'bot',
  action: 'contact:action.telegram',
  carries: ['ref'],
  pace: 'live',
  link: (own, { ref }) => ({ base: `https://t.me/${own.username}`, query: { start: ref } }),
  identifier: (own) => `@${own.username}`,
});

/** An account found by its number. */
export const telegramPhone = defineKind({
  shape: { phone: e164 },
  icon: 'send',
  action: 'contact:action.telegram',
  carries: ['text'],
  pace: 'live',
  link: ({ phone }, { text }) => ({ base: `https://t.me/+${digitsOf(phone)}`, query: { text } }),
  identifier: ({ phone }) => phone,
});
