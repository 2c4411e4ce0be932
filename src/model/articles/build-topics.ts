import { byCodeUnits } from '#base/code-unit-order.ts';
import { parentOf } from '#base/slash-path.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { untiedChanges } from './changes.ts';
import type { Topic, TopicTranslation } from './article.ts';
import type { BrokenSource, ContentSource, TopicSource } from './source.ts';
import type { HelpCentreInput } from '#model/help-centre.ts';
import { checkSlug, orphan, slugOf, staleProblem, stateOf } from './translations.ts';

/** Topics, and what is wrong with them. */
export interface BuiltTopics {
  readonly byPath: ReadonlyMap<string, Topic>;
  /** Folders without a file of their own, which are reported: what names them is not wrong as well. */
  readonly missing: readonly BrokenSource[];
  readonly problems: readonly Problem[];
}

/**
 * Topics by folder path, parents before children.
 *
 * Problems: `topic-without-index`, `home-text`, `translation-orphan`, `translation-stale`, `translation-stamp`, `file-name`. A topic whose file
 * is broken is reported already, and not missed here.
 */
export function buildTopics(
  sources: readonly ContentSource[],
  site: Site,
  { broken, isUnchecked }: Pick<HelpCentreInput, 'broken' | 'isUnchecked'>,
): BuiltTopics {
  const problems: Problem[] = [];
  const files = sources.filter((source) => source.kind === 'topic');
  problems.push(...files.filter(({ path }) => path === '').map(homeText));
  const byPath = Map.groupBy(
    files.filter(({ path }) => path !== ''),
    ({ path }) => path,
  );
  const missing: BrokenSource[] = [];
  for (const [folder, first] of foldersInUse(sources)) {
    if (byPath.has(folder) || broken.some(({ path }) => path === folder)) continue;
    missing.push({ path: folder, id: undefined });
    problems.push(
      problem(
        'topic-without-index',
        { file: `${first}${folder}/index.md` },
        `Folder "${folder}" has no index.md.`,
        `Create ${folder}/index.md with "title:" and "description:".`,
      ),
    );
  }
  const topics = [...byPath].flatMap(([path, translations]) => {
    const own = translations.find(({ locale }) => locale === site.source.id) ?? translations[0];
    if (own === undefined) return [];
    const hasSource = own.locale === site.source.id || isLocalOnly(sources, path);
    if (!hasSource && !broken.some((file) => file.path === path)) problems.push(orphan(own, site));
    const topic: Topic = Object.freeze({
      path,
      parent: parentOf(path),
      data: own.data,
      translations: new Map(translations.map((source) => [source.locale, topicTranslation(source, own)])),
    });
    if (!isUnchecked)
      for (const { source, slug, state } of topic.translations.values()) {
        if (hasSource) problems.push(...staleProblem(source, own, state), ...untiedChanges(source, own));
        problems.push(...checkSlug(source, slug));
      }
    return [topic];
  });
  const sorted = topics.toSorted(byCodeUnits(({ path }) => path));
  return { byPath: new Map(sorted.map((topic) => [topic.path, topic])), missing, problems };
}

function topicTranslation(source: TopicSource, own: TopicSource): TopicTranslation {
  const { locale, data } = source;
  return Object.freeze({
    locale,
    source,
    data,
    slug: slugOf(source),
    // Depends on the texts, since they may not be read yet.
    get state() {
      return stateOf(source, own);
    },
  });
}

/** A topic may exist in other locales only where all that it holds does too. */
const isLocalOnly = (sources: readonly ContentSource[], path: string) =>
  sources.some((s) => s.kind === 'article' && s.path.startsWith(`${path}/`) && s.data.locales !== undefined);

/** The top of a locale is not a topic. */
const homeText = ({ file, locale }: TopicSource): Problem =>
  problem(
    'home-text',
    { file, at: { line: 1, column: 1 } },
    'No page shows this file. The home page lists topics and has no text of its own.',
    `Move its text into an article, or into "home" in locales/${locale}/common.json. Then delete it.`,
  );

/** Folders that hold something, with the locale folder (as in messages, with "/") of the first file found in each. */
function foldersInUse(sources: readonly ContentSource[]): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const { file, path } of sources) {
    const localeFolder = file.slice(0, file.lastIndexOf(path));
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      if (!folders.has(folder)) folders.set(folder, localeFolder);
    }
  }
  return folders;
}
