/** https://faq.whatsapp.com/5913398998672934 (click to chat). The reader sends the text; there is no reference. */
import { z } from 'zod';
import { defineKind, digitsOf, e164 } from './kind.ts';

export const whatsapp = defineKind({
  shape: {
    /** The business number. */
    phone: e164,
  },
  icon: 'message-circle',
  action: 'contact:action.whatsapp',
  carries: ['text'],
  pace: 'live',
  link: ({ phone }, { text }) => ({ base: `https://wa.me/${digitsOf(phone)}`, query: { text } }),
  identifier: ({ phone }) => phone,
});

/** Short links made in the WhatsApp Business app; their text is fixed there. */
export const whatsappShortLink = defineKind({
  shape: {
    code: z
      .string()
      .regex(/^[A-Z0-9]{10,20}$/, 'the part of the short link after "wa.me/message/"')
      .describe('The part after `wa.me/message/`.'),
  },
  icon: 'message-circle',
  action: 'contact:action.whatsapp',
  carries: [],
  pace: 'live',
  link: ({ code }) => ({ base: `https://wa.me/message/${code}` }),
});
