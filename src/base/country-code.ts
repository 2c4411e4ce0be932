/** Countries as people write them into content. */
import { z } from 'zod';
import { countries } from './countries.ts';

/** Two capital letters, as in ISO 3166-1: what the country that a reader chose looks like. */
export const countryLetters = z.string().regex(/^[A-Z]{2}$/);

const pattern = new RegExp(`^(?:${countries.join('|')})$`);

/** The code of a country that there is. */
export const countryCode = z.string().regex(pattern, 'a two-letter country code such as "TR"');

/** Whether an issue of zod is about the code of a country. */
export const isAboutCountry = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_format' && issue.pattern === String(pattern);
