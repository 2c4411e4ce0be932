/**
 * https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/: the text is the bare query string.
 * Phones only; a desktop gets a QR code.
 */
import { z } from 'zod';
import { encode } from '#model/channels/browser/link.ts';
import { defineKind } from './kind.ts';

export const line = defineKind({
  shape: {
    lineId: z
      .string()
      .regex(/^@[a-z0-9._-]{3,20}$/, 'a LINE id with its @, such as "@brightwick"')
      .describe("The official account's id with its @."),
  },
  icon: 'message-circle',
  action: 'contact:action.line',
  carries: ['text'],
  needsPhone: true,
  pace: 'live',
  link: ({ lineId }, { text }) => ({
    base: `https://line.me/R/oaMessage/${encode(lineId)}/`,
    query: { '': text },
    bare: `https://line.me/R/ti/p/${encode(lineId)}`,
  }),
  identifier: ({ lineId }) => lineId,
});
