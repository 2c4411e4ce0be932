/**
 * Countries whose networks block a service, or where it is of no use. Facts of November 2026; `blockedIn` of a
 * channel replaces the list.
 */
import type { ChannelType } from './kinds.ts';

const whatsapp = ['CN', 'KP', 'RU'];
const telegram = ['CN', 'IR', 'KP', 'RU'];
const signal = ['CN', 'IR', 'KP', 'RU'];
const meta = ['CN', 'IR', 'KP', 'RU'];
const google = ['CN', 'KP'];

export const blockedCountries: Readonly<Partial<Record<ChannelType, readonly string[]>>> = {
  whatsapp,
  'whatsapp-short-link': whatsapp,
  telegram,
  'telegram-bot': telegram,
  'telegram-phone': telegram,
  signal,
  'signal-phone': signal,
  messenger: meta,
  instagram: meta,
  x: ['CN', 'IR', 'KP', 'RU'],
  line: ['CN', 'KP'],
  'google-form': google,
};
