/** Countries as people write them into content. */
import { z } from 'zod';

/** Two capital letters, as in ISO 3166-1. Whether there's such a country is for a check to say. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'a two-letter country code such as "TR"');
