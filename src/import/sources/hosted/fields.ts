/** Fields that answers of several systems have. */
import { z } from 'zod';

const message = 'is missing, or no number';

/** Numbers of up to 20 digits, which some exports write as text. */
export const numericId = z
  .union([z.int(message), z.string(message).regex(/^\d+$/, message)], { error: message })
  .transform(String);

/** The same where it may be missing. */
export const optionalNumericId = numericId.nullish().transform((value) => value ?? undefined);

/** Text that may be missing. */
export const text = z.string().nullish();
