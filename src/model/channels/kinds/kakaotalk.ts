/** https://developers.kakao.com (TalkApi.chatChannelUrl): nothing can be handed over. */
import { z } from 'zod';
import { defineKind } from './kind.ts';

export const kakaotalk = defineKind({
  shape: {
    channel: z
      .string()
      .regex(/^_[A-Za-z0-9]+$/, 'a channel id that begins with "_"')
      .describe("The channel's public id with its underscore."),
  },
  icon: 'message-circle',
  action: 'contact:action.kakaotalk',
  carries: [],
  needsPhone: true,
  pace: 'live',
  link: ({ channel }) => ({ base: `https://pf.kakao.com/${channel}/chat` }),
});
