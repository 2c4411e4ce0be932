/** Values of front matter and data files, as the words that their writers meant. */

/** Text that front matter says, also where YAML reads a number. */
export const stringOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
};

/** Words as a list, or as a text with spaces between. */
export const wordsOf = (value: unknown, splits = true): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => stringOf(one) ?? []);
  const text = stringOf(value);
  return text === undefined ? [] : splits ? text.split(/[,\s]+/).filter(Boolean) : [text];
};
