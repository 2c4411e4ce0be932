/** Questions that nobody has asked, so that the first one that an agent asks takes no longer than the others. */
import type { Engine } from '#model/search/browser/engine.ts';
import type { SearchManifest } from '#model/search/browser/index-format.ts';

/** Texts that are asked for: with more of them, later questions become no faster. */
const mostTexts = 3;

/** Titles of topics, or first words of files: whole, with two letters swapped, and their first letter alone. */
export const rehearsalOf = ({ topics, postings }: SearchManifest): readonly string[] =>
  [...topics.map(({ title }) => title), ...postings].slice(0, mostTexts).flatMap((text) => {
    const [first = '', second = '', third = '', ...rest] = text;
    return [text, [first, third, second, ...rest].join(''), first];
  });

/**
 * Asks them. The engine then has what it makes at its first question (facts of all pages, words for spelling), and the browser
 * has compiled it. `between` is waited for after each one, so that a real question need not wait for all of them.
 */
export async function rehearse(
  engine: Pick<Engine, 'suggest'>,
  { manifest, limit, between }: RehearsalOptions,
): Promise<void> {
  for (const question of rehearsalOf(manifest)) {
    await engine.suggest(question, { limit });
    await between();
  }
}

interface RehearsalOptions {
  readonly manifest: SearchManifest;
  /** As many results as real questions ask for. */
  readonly limit: number;
  readonly between: () => Promise<void>;
}
