/** Finds links whose text says nothing about where they lead. */
import { problem, type Problem } from '#problems/problem.ts';
import type { HelpCentre } from './help-centre.ts';
import { isVague } from './vague-labels.ts';

/** Problems: `link-vague`. */
export function checkLabels({
  articles,
  topics,
  snippets,
  site,
}: Pick<HelpCentre, 'articles' | 'topics' | 'snippets' | 'site'>): Problem[] {
  const langs = new Map(site.locales.map(({ id, lang }) => [id, lang]));
  const texts = [...articles.values(), ...topics.values()].flatMap(({ translations }) =>
    [...translations.values()].map(({ source }) => source),
  );
  return [...texts, ...snippets].flatMap((source) =>
    (source.parts?.links ?? []).flatMap(({ label, target, at, isIncluded }) =>
      label !== undefined && !isIncluded && isVague(label, langs.get(source.locale) ?? source.locale)
        ? [
            problem(
              'link-vague',
              { file: source.file, at },
              `"${label}" doesn't say what "${target}" is about.`,
              'Put the words of the sentence that name it between the brackets, such as its title.',
            ),
          ]
        : [],
    ),
  );
}
