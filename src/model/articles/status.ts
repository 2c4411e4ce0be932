/** How far each locale's translations are, as data. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { sum } from '#base/sum.ts';
import { snippetPairs, snippetSources } from '#model/reuse/snippet-translations.ts';
import type { FeedbackSummary } from '#model/feedback/summary.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf, type LocaleTree } from '#model/tree.ts';
import type { Article, Topic, TranslationState } from './article.ts';
import type { ContentSource } from './source.ts';

/** `untranslated`: a copy of its source. */
export type TextState = Exclude<TranslationState, 'source'> | 'missing' | 'untranslated';

/** An article, topic or snippet in one locale. */
export interface TextStatus {
  readonly kind: 'article' | 'topic' | 'snippet';
  /** Id of an article, folder path of a topic, name of a snippet. */
  readonly id: string;
  /** Title of the source; of a snippet, how it begins. */
  readonly title: string;
  readonly state: TextState;
  /** Whether the text comes from a machine and nobody has read it. */
  readonly isMachineTranslated: boolean;
  /** File of the source. */
  readonly source: string;
  /** File of the translation; where it belongs if there is none. */
  readonly file: string;
  /** How many readers answered or clicked there, as far as the feedback summary knows. */
  readonly readers: number;
}

export interface LocaleStatus {
  readonly locale: string;
  /** Articles with a text of this locale. */
  readonly translated: number;
  /** Ids of translations whose source has changed since. */
  readonly stale: readonly string[];
  /** Ids of translations that do not say which source text they follow. */
  readonly untracked: readonly string[];
  /** Ids of articles that readers of this locale see in another language. */
  readonly missing: readonly string[];
  /** Articles, topics and snippets, those that readers need most first. */
  readonly texts: readonly TextStatus[];
}

/** The status of every locale but the source, in the site's order. Articles of certain locales count only there. */
export function translationStatus(centre: HelpCentre): LocaleStatus[] {
  const { site } = centre;
  return site.locales
    .filter(({ id }) => id !== site.source.id)
    .map(({ id: locale }) => {
      const texts = [...byNeed(textsOf(centre, locale), centre, locale), ...snippetsIn(centre, locale)];
      const articles = texts.filter(({ kind }) => kind === 'article');
      const withState = (state: TextState) =>
        articles.filter((text) => text.state === state).map(({ id }) => id);
      const missing = withState('missing');
      return {
        locale,
        translated: articles.length - missing.length,
        stale: withState('stale'),
        untracked: withState('untracked'),
        missing,
        texts,
      };
    });
}

function textsOf({ articles, topics, tree, feedback }: HelpCentre, locale: string): TextStatus[] {
  const shown = treeOf(tree, locale);
  return [
    ...[...articles.values()]
      .filter((article) => article.locales.includes(locale) && article.sourceLocale !== locale)
      .flatMap((article) =>
        statusOf('article', article.id, article, locale, readersOf(feedback, article.id, locale)),
      ),
    ...[...topics.values()]
      .filter(({ path }) => shown.topics.has(path))
      .flatMap((topic) => statusOf('topic', topic.path, topic, locale, 0)),
  ];
}

/** Snippets, in the order of their names. */
function snippetsIn({ snippets, site }: HelpCentre, locale: string): TextStatus[] {
  const translations = snippetPairs(snippets, site).filter(({ source }) => source.locale === locale);
  return [...snippetSources(snippets, site).values()]
    .filter((original) => original.locale !== locale)
    .toSorted(byCodeUnits(({ name }) => name))
    .map((original): TextStatus => {
      const pair = translations.find(({ source }) => source.name === original.name);
      const { name, file, body } = original;
      return {
        kind: 'snippet',
        id: name,
        title: beginningOf(body),
        state: !pair ? 'missing' : pair.source.stamp === original.stamp ? 'untranslated' : pair.state,
        isMachineTranslated: false,
        source: file,
        file: pair?.source.file ?? [...file.split('/').slice(0, -2), locale, `${name}.md`].join('/'),
        readers: 0,
      };
    });
}

const beginningOf = (text: string) => {
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 60).replace(/\s\S*$/, '')}…` : line;
};

function statusOf(
  kind: TextStatus['kind'],
  id: string,
  { translations }: Pick<Article | Topic, 'translations'>,
  locale: string,
  readers: number,
): TextStatus[] {
  const own = translations.get(locale);
  const original = [...translations.values()].find(({ state }) => state === 'source')?.source;
  if (!original || own?.source === original) return [];
  return [
    {
      kind,
      id,
      title: original.data.title,
      state: own ? stateOf(own.source, original, own.state) : 'missing',
      isMachineTranslated: own?.data.machineTranslated === true,
      source: original.file,
      file: own?.source.file ?? fileIn(original, locale),
      readers,
    },
  ];
}

const stateOf = (source: ContentSource, original: ContentSource, state: TranslationState): TextState =>
  source.stamp === original.stamp ? 'untranslated' : state === 'source' ? 'current' : state;

/** Where a translation of a source belongs: the same names below the other locale's folder. */
export function fileIn({ file, path, kind }: ContentSource, to: string): string {
  const parts = file.split('/');
  const depth = path.split('/').length + (kind === 'topic' ? 1 : 0);
  return [...parts.slice(0, -depth - 1), to, ...parts.slice(-depth)].join('/');
}

/** How many readers answered or clicked in an article, as far as the feedback summary knows. */
export function readersOf(feedback: FeedbackSummary | undefined, id: string, locale: string): number {
  const rated = feedback?.articles.filter((article) => article.id === id && article.locale === locale) ?? [];
  return sum(rated, ({ yes, no, clicks }) => yes + no + clicks);
}

/** What most readers of the locale need first, then what most readers of other locales need, then in reading order. */
function byNeed(texts: readonly TextStatus[], { tree, site, feedback }: HelpCentre, locale: string) {
  const order = new Map(readingOrder(treeOf(tree, locale)).map((key, index) => [key, index]));
  const elsewhere = new Map(
    texts.map(({ id }) => [id, sum(site.locales, (one) => readersOf(feedback, id, one.id))]),
  );
  const placeOf = ({ kind, id }: TextStatus) => order.get(`${kind} ${id}`) ?? order.size;
  return texts.toSorted(
    (a, b) =>
      b.readers - a.readers ||
      (elsewhere.get(b.id) ?? 0) - (elsewhere.get(a.id) ?? 0) ||
      placeOf(a) - placeOf(b),
  );
}

/** Topics and articles as a reader goes through them: a topic, its articles, its subtopics. */
function readingOrder(tree: Pick<LocaleTree, 'topics'>, topic = ''): string[] {
  const place = tree.topics.get(topic);
  if (!place) return [];
  return [
    `topic ${topic}`,
    ...place.articles.map((id) => `article ${id}`),
    ...place.topics.flatMap((below) => readingOrder(tree, below)),
  ];
}
