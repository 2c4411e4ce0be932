/** Compares two lists of what is public. */

/** The lines of a section of docs/public-surface.md; none if it has no such section. */
export function linesIn(surface: string, heading: string): readonly string[] {
  const [, lines = ''] = surface.split(`\n## ${heading}\n\n\`\`\`\n`);
  return lines.split('\n```')[0]?.split('\n').filter(Boolean) ?? [];
}

/**
 * Lines that an update must not change so: what is gone, takes less than before, or has become required. Additions are
 * fine.
 *
 * @example brokenPromises('## A\n```\nhost?: "any"\n```', '## A\n```\nhost?: "any" | "nginx"\n```') // => []
 */
export function brokenPromises(before: string, now: string): readonly string[] {
  const kept = sectionsOf(now);
  return [...sectionsOf(before)].flatMap(([heading, lines]) =>
    lines
      .filter((line) => !kept.get(heading)?.some((candidate) => keeps(line, candidate)))
      .map((line) => `${heading}: ${line}`),
  );
}

const sectionsOf = (surface: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...surface.matchAll(/^## (.*)\n\n```\n([^]*?)\n```$/gm)].map(([, heading = '', lines = '']) => [
      heading,
      // Usages of commands only repeat their options.
      lines.split('\n').filter((line) => !line.startsWith('npx ')),
    ]),
  );

/** Whether a line has the name of another, and at least all that it says. */
function keeps(line: string, candidate: string): boolean {
  const [name = '', ...words] = line.trim().split(/\s+/);
  const [otherName = '', ...others] = candidate.trim().split(/\s+/);
  const isOptional = (key: string) => /\?:?$/.test(key);
  if (name.replace(/\??:?$/, '') !== otherName.replace(/\??:?$/, '')) return false;
  return words.every((word) => others.includes(word)) && (!isOptional(name) || isOptional(otherName));
}
