/**
 * Telephone, https://www.rfc-editor.org/rfc/rfc3966. Extension and menu digits follow commas (a pause of about two
 * seconds): `;ext=` is the standard, but Android dials it as part of the number.
 */
import { z } from 'zod';
import { defineKind, e164 } from './kind.ts';

export const phone = defineKind({
  shape: {
    phone: e164,
    extension: z
      .string()
      .regex(/^\d{1,8}$/, 'up to eight digits, in quotes')
      .optional()
      .describe('Digits to dial after the call is answered.'),
    menu: z
      .array(z.number().int().min(0).max(9))
      .min(1)
      .max(6)
      .optional()
      .describe('Choices in the voice menu, in order: `[1, 2]`.'),
  },
  icon: 'phone',
  action: 'contact:action.phone',
  carries: [],
  needsPhone: true,
  pace: 'live',
  link: (own) => ({
    base: [
      `tel:${own.phone}`,
      ...(own.extension ? [own.extension] : []),
      ...(own.menu ? ['', ...own.menu] : []),
    ].join(','),
  }),
  identifier: (own) => own.phone,
  dial: ({ extension, menu }) => ({ extension, menu }),
});
