/** Puts a site's own messages in the place of those that come with Fener. */
import type { MessageTree } from './messages.ts';

/**
 * The messages of a tree with those of another in their place, by key. The plural forms of a message are one message:
 * own forms leave none of the others behind.
 *
 * @example mergeMessages({ a: 'A', menu: { b: 'B', c: 'C' } }, { menu: { b: 'X' } }) // => { a: 'A', menu: { b: 'X', c: 'C' } }
 */
export function mergeMessages(shipped: MessageTree, own: MessageTree): MessageTree {
  const counted = Object.keys(own)
    .filter((key) => key.endsWith('_other'))
    .map((key) => key.replace(pluralSuffix, ''));
  const kept = Object.entries(shipped).filter(
    ([key]) => !(pluralSuffix.test(key) && counted.includes(key.replace(pluralSuffix, ''))),
  );
  const merged: Record<string, string | MessageTree> = Object.fromEntries(kept);
  for (const [key, value] of Object.entries(own)) {
    const below = merged[key];
    merged[key] =
      typeof value === 'object' && typeof below === 'object' ? mergeMessages(below, value) : value;
  }
  return merged;
}

/** What the key of a plural form ends with. */
export const pluralSuffix = /_(zero|one|two|few|many|other)$/;
