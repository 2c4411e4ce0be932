/** Every kind of channel by the name it has in channels.yaml. */
import { appleMessages } from './kinds/apple-messages.ts';
import { chat } from './kinds/chat.ts';
import { email } from './kinds/email.ts';
import { callback, form, githubIssue, googleForm, jiraForm, tally, zendeskForm } from './kinds/forms.ts';
import { instagram } from './kinds/instagram.ts';
import { kakaotalk } from './kinds/kakaotalk.ts';
import { line } from './kinds/line.ts';
import { messenger } from './kinds/messenger.ts';
import { phone } from './kinds/phone.ts';
import { calcom, calendly, discourse, link, store, tracking, video } from './kinds/places.ts';
import { signal, signalPhone } from './kinds/signal.ts';
import { rcs, sms } from './kinds/sms.ts';
import { telegram, telegramBot, telegramPhone } from './kinds/telegram.ts';
import { viber, viberBot } from './kinds/viber.ts';
import { wechat } from './kinds/wechat.ts';
import { whatsapp, whatsappShortLink } from './kinds/whatsapp.ts';
import { x } from './kinds/x.ts';
import { zalo } from './kinds/zalo.ts';

export const kinds = {
  whatsapp,
  'whatsapp-short-link': whatsappShortLink,
  telegram,
  'telegram-bot': telegramBot,
  'telegram-phone': telegramPhone,
  signal,
  'signal-phone': signalPhone,
  viber,
  'viber-bot': viberBot,
  line,
  wechat,
  kakaotalk,
  zalo,
  messenger,
  instagram,
  x,
  sms,
  rcs,
  phone,
  email,
  'apple-messages': appleMessages,
  chat,
  callback,
  form,
  'zendesk-form': zendeskForm,
  'google-form': googleForm,
  tally,
  'github-issue': githubIssue,
  'jira-form': jiraForm,
  discourse,
  calcom,
  calendly,
  video,
  store,
  tracking,
  link,
} as const;

/** The `type` of a channel. */
export type ChannelType = keyof typeof kinds;

export const channelTypes = Object.keys(kinds) as [ChannelType, ...ChannelType[]];
