/** What is wrong with a heading: its level, its text, and the id that a writer gives it (`## By post {#by-post}`). */
import { toSlug } from '#model/slug.ts';
import type { TargetFinding } from './check-target.ts';

/** A heading as its writer wrote it, and as readers read it. */
interface WrittenHeading {
  readonly raw: string;
  readonly text: string;
  readonly depth: number;
}

/**
 * Problems: `heading-empty`, `heading-skipped` where its level is wrong below one of level `previous`, `invalid-heading-id`, and
 * `unsafe-html` for attributes but its id.
 */
export function checkHeading(
  heading: WrittenHeading,
  previous: number,
  attributes: readonly string[],
): TargetFinding[] {
  if (heading.raw.replace(/[#\s]/g, '') === '')
    return [
      {
        code: 'heading-empty',
        message: 'The heading has no text.',
        fix: 'Write it, or remove the "#" signs.',
      },
    ];
  const wrongId = checkHeadingId(heading.raw);
  return [
    ...checkLevel(heading, previous),
    ...(wrongId ? [{ code: 'invalid-heading-id' as const, ...wrongId }] : attributes.map(unsafeAttribute)),
  ];
}

function checkLevel({ depth, text }: WrittenHeading, previous: number): TargetFinding[] {
  const code = 'heading-skipped';
  if (depth === 1) {
    const fix = 'Use "##": the title is already the level 1 heading of the page.';
    return [{ code, message: 'The text has a level 1 heading.', fix }];
  }
  if (depth <= previous + 1) return [];
  const message = `A level ${depth} heading follows a level ${previous} heading.`;
  return [{ code, message, fix: `Write "${'#'.repeat(previous + 1)} ${text}".` }];
}

const unsafeAttribute = (key: string): TargetFinding => ({
  code: 'unsafe-html',
  message: `A heading can't have the attribute ${JSON.stringify(key === 'className' ? 'class' : key)}.`,
  fix: 'Remove it. A heading can only have an id, such as {#by-post}.',
});

const validId = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u;

/** What is wrong with the id at the end of a heading, if it has one. */
function checkHeadingId(raw: string): { readonly message: string; readonly fix: string } | undefined {
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
