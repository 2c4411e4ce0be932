/** Items of an API or an export, read one by one: one that isn't as it should be costs itself alone. */
import type { z } from 'zod';
import type { Note } from '#import/tree/notes.ts';

/** Something that was read. */
export interface Read<T> {
  readonly item: T;
  /** How the report names where it was read. */
  readonly shown: string;
}

/**
 * The items of a list that are as the schema says; `shown` names the list, `keys` are the properties by which people
 * find an item. Notes: `file-skipped`.
 */
export function readItems<T>(
  list: unknown,
  schema: z.ZodType<T>,
  {
    shown,
    notes,
    keys = ['html_url', 'url', 'title'],
  }: { readonly shown: string; readonly notes: Note[]; readonly keys?: readonly string[] },
): Read<T>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index): Read<T>[] => {
    const read = schema.safeParse(value);
    const name = nameOf(value, keys) ?? `${shown}, item ${index + 1}`;
    if (read.success) return [{ item: read.data, shown: name }];
    const what = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    notes.push({ file: name, line: undefined, kind: 'file-skipped', what });
    return [];
  });
}

function nameOf(value: unknown, keys: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return keys
    .map((key): unknown => Reflect.get(value, key))
    .find((named): named is string => typeof named === 'string' && named.trim() !== '');
}
