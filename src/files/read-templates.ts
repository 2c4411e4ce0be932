/** Templates of new articles: those that come with Fener, and those of the site in `content/templates/`. */
import { join } from 'node:path';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { templates } from '#model/articles/templates.ts';
import { typeOf, type ArticleType } from '#model/articles/types.ts';
import { reuseName } from '#model/reuse/variables.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { splitFrontMatter } from './front-matter.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';

export interface ReadTemplates {
  readonly types: readonly ArticleType[];
  /** Text of each template, by the name of its type. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Reads all templates; one of the site replaces ours. Problems: those of reading, and `file-unknown`. */
export function readTemplates({
  contentDir,
  unsaved,
}: Pick<Places, 'contentDir' | 'unsaved'>): ReadTemplates {
  const folder = join(contentDir, 'templates');
  const { files, problems: found } = walk(folder, { within: contentDir });
  const problems: Problem[] = [...found];
  const texts = new Map(templates);
  const places = new Map<string, string>();
  for (const path of files) {
    const file = shownPath(join(folder, path));
    const name = path.replace(/\.md$/, '');
    const read = readTextFile(join(folder, path), { unsaved });
    if (!path.endsWith('.md') || !reuseName.test(name)) {
      const fix = 'Name it templates/<type>.md, with small letters, digits and hyphens.';
      problems.push(problem('file-unknown', { file }, `"${file}" is not a template.`, fix));
    } else if (read.problems) {
      problems.push(...read.problems);
    } else if (splitFrontMatter(read.text).yaml === undefined) {
      const fix = 'Begin with a line "---", the keys that new articles have, and a line "---".';
      const message = "The file doesn't begin with front matter.";
      problems.push(problem('front-matter-missing', { file, at: { line: 1, column: 1 } }, message, fix));
    } else {
      texts.set(name, read.text);
      places.set(name, file);
    }
  }
  return {
    types: [...texts].map(([name, text]) => parseTemplate(name, text, places.get(name))),
    texts,
    problems,
  };
}

function parseTemplate(name: string, text: string, file: string | undefined): ArticleType {
  const { yaml = '', body, firstLine } = splitFrontMatter(text);
  const keys = [...yaml.matchAll(/^([A-Za-z]\w*):/gm)].flatMap(([, key]) => key ?? []);
  const { parts } = analyseMarkdown({ file: file ?? name, body, firstLine, format: 'md' });
  return typeOf(name, { keys, parts, ...(file !== undefined && { file }) });
}
