/** WeChat opens chats from outside only through its customer service links; an account has just a name to copy. */
import { z } from 'zod';
import { defineKind } from './kind.ts';

export const wechat = defineKind({
  shape: {
    kfid: z
      .string()
      .regex(/^kfc[0-9a-f]{16}$/, 'a customer service id: "kfc" and 16 hexadecimal digits')
      .optional()
      .describe('Customer service id; without it only the name is shown.'),
    wechatId: z.string().min(1).describe("The account's name, to copy."),
  },
  icon: 'message-circle',
  action: 'contact:action.wechat',
  carries: [],
  needsPhone: true,
  pace: 'live',
  link: ({ kfid }) => (kfid === undefined ? undefined : { base: `https://work.weixin.qq.com/kfid/${kfid}` }),
  identifier: ({ wechatId }) => wechatId,
});
