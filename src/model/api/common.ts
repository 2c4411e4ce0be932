/** What several files of the API hold. */
import { z } from 'zod';

export const url = z.url();
export const day = z.iso.date().nullable();
export const localeId = z.string().describe('Id of a locale, such as `pt-br`.');
