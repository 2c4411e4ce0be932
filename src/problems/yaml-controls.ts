/** Control characters that YAML and JSON write by number: pages and feeds may not have them. */
import { visit, type Document } from 'yaml';
import { withoutControls } from '#base/plain-text.ts';
import { printable } from '#base/printable.ts';
import type { YamlMistake } from './yaml-words.ts';

/**
 * Values and keys with control characters other than tabs and line breaks
 * (https://infra.spec.whatwg.org/#control).
 */
export function controlCharacters(document: Document): YamlMistake[] {
  const found: YamlMistake[] = [];
  visit(document, {
    Scalar(_, { value, range }) {
      if (typeof value !== 'string' || !range) return;
      const text = value.replaceAll('\r', '');
      const without = withoutControls(text);
      if (without === text) return;
      found.push({
        offset: range[0],
        message: `"${printable(text)}" has control characters, which pages may not have.`,
        fix: without === '' ? 'Leave the value out.' : `Write "${without}".`,
      });
    },
  });
  return found;
}
