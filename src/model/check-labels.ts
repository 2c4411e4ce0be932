/** Finds links whose text says nothing about where they lead. */
import { problem, type Problem } from '#problems/problem.ts';
import type { HelpCentre } from './help-centre.ts';
import { isVague } from './vague-labels.ts';

/** Problems: `link-vague`. */
export function checkLabels({
  articles,
  topics,
  site,
}: Pick<HelpCentre, 'articles' | 'topics' | 'site'>): Problem[] {
  const langs = new Map(site.locales.map(({ id, lang }) => [id, lang]));
  return [...articles.values(), ...topics.values()]
    .flatMap(({ translations }) => [...translations.values()])
    .flatMap(({ source }) =>
      source.parts.links.flatMap(({ label, target, at }) =>
        label !== undefined && isVague(label, langs.get(source.locale) ?? source.locale)
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
