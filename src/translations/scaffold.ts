/** A translation to begin with: its source, and of the front matter what is translated. */
import { splitFrontMatter } from '#files/front-matter.ts';
import { removeFrontMatterKey } from '#files/edit-front-matter.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import type { ContentSource } from '#model/articles/source.ts';

/** What a translation says in its own words, and the id. */
const kept = new Set(['id', 'title', 'description', 'keywords', 'searchFor']);

/** An article is a draft until it's translated: readers see the source until then. A topic has no drafts. */
export function scaffoldTranslation(text: string, kind: ContentSource['kind']): string {
  const keys = Object.keys(kind === 'article' ? articleData.shape : topicData.shape);
  const front = keys.filter((key) => !kept.has(key)).reduce(removeFrontMatterKey, text);
  if (kind === 'topic') return front;
  const { body } = splitFrontMatter(front);
  const head = front.slice(0, front.length - body.length).replace(/---[ \t]*\n$/, 'draft: true\n---\n');
  return head + body;
}
