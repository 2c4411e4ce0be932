/** Whether a value has properties to look at: an object or an array, and neither `null` nor a primitive. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
