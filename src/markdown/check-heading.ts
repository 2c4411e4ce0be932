/** The id that a writer gives a heading: `## By post {#by-post}`. */
import { toSlug } from '#model/slug.ts';

const validId = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u;

/** What is wrong with the id at the end of a heading, if it has one. */
export function checkHeadingId(raw: string): { readonly message: string; readonly fix: string } | undefined {
  const [all = '', written = ''] = /(?<!\\)\{\s*#([^{}\n]*)\}?\s*$/u.exec(raw) ?? [];
  if (all === '') return undefined;
  const [id = '', ...others] = written.trim().split(/\s+/);
  const isRight = validId.test(id) && all.includes('}') && others.every((part) => /^[.]|=/.test(part));
  if (isRight) return undefined;
  return {
    message: `"${all.trim()}" is not an id. An id has letters, digits and hyphens, without spaces.`,
    fix: `Write {#${toSlug(written) || 'id'}}.`,
  };
}
