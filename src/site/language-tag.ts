/** Languages as people write them into content. */
import { z } from 'zod';

/** A language tag of BCP 47. */
export const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as "ja"');
