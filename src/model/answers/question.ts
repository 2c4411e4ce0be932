/** What a page sends when a reader wants an answer. */
import { z } from 'zod';
import { localeId } from '#site/site-data.ts';

/** The largest question, in bytes. */
export const maxQuestionBytes = 2000;

/** The body of a request: a question in a locale. */
export const questionShape = z.strictObject({ q: z.string().trim().min(1).max(200), l: localeId });
