/** `llms.txt` of the site and of each locale: what there is, for programs with little room. https://llmstxt.org */
import type { Translate } from '#i18n/messages.ts';
import { escapeMarkdown } from '#markdown/copy.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { homeDescription } from '#model/pages/home-page.ts';
import { hasContactPage } from '#model/parts.ts';
import { treeOf, type LocaleTree, type TopicPlace } from '#model/tree.ts';
import {
  absoluteUrl,
  articleDataPath,
  contactPath,
  homePath,
  llmsPath,
  markdownPath,
  storesPath,
} from '#model/urls.ts';
import type { Locale, Site } from '#site/site.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** One that leads to those of all locales, and one for each locale. A site in one language has a single one. */
export function llmsFiles(centre: HelpCentre, translator: (locale: string) => Translate): OutputFile[] {
  const { site } = centre;
  const own = site.locales.map((locale) => localeFile(centre, locale, translator(locale.id)));
  const [only] = own;
  if (own.length === 1 && only) return [only, { ...only, path: 'llms.txt' }];
  const lines = site.locales.map(
    ({ id, name, lang }) => `- [${escapeMarkdown(name)}](${absoluteUrl(site, llmsPath(id))}): ${lang}`,
  );
  const description = translator(site.source.id)(homeDescription(centre), { site: site.name });
  return [
    {
      path: 'llms.txt',
      content: `${intro(site, description)}\n## Languages\n\n${lines.join('\n')}\n`,
    },
    ...own,
  ];
}

const intro = (site: Site, description: string) =>
  `# ${escapeMarkdown(site.name)}\n\n> ${escapeMarkdown(description)}\n`;

function localeFile(centre: HelpCentre, locale: Locale, t: Translate): OutputFile {
  const { site } = centre;
  const tree = treeOf(centre.tree, locale.id);
  const description = t(homeDescription(centre), { site: site.name });
  const head = `${intro(site, description)}\n${generalLinks(centre, locale, t)}`;
  const lines = topicLines(tree, '', { site, t });
  const { kept, left } = fitting(lines, site.machines.llmsLimit - byteLength(head) - cutNoteBytes);
  const note = left > 0 ? `\n${cutNote(left, absoluteUrl(site, articleDataPath(locale.id)))}\n` : '';
  return { path: llmsPath(locale.id).slice(1), content: `${head}${kept.join('\n')}\n${note}` };
}

/** What isn't an article. */
function generalLinks(centre: HelpCentre, { id }: Locale, t: Translate): string {
  const { site } = centre;
  const pages = [
    { path: homePath(id), text: t('home.crumb') },
    ...(hasContactPage(centre) ? [{ path: contactPath(id), text: t('contact.title') }] : []),
    ...(centre.stores ? [{ path: storesPath(id), text: t('stores:title') }] : []),
  ];
  return pages.map(({ path, text }) => `- [${escapeMarkdown(text)}](${addressOf(site, path)})\n`).join('');
}

interface Tools {
  readonly site: Site;
  readonly t: Translate;
}

/** A heading for each topic, and its articles below. */
function topicLines(tree: LocaleTree, folder: string, tools: Tools): string[] {
  const place = tree.topics.get(folder);
  if (!place) return [];
  const own = articleLines(tree, place, tools);
  const depth = Math.min(place.trail.length + 1, 6);
  const heading =
    folder === ''
      ? []
      : ['', `${'#'.repeat(depth)} [${escapeMarkdown(place.title)}](${addressOf(tools.site, place.path)})`];
  return [
    ...heading,
    ...(own.length === 0 ? [] : ['', ...own]),
    ...place.topics.flatMap((inner) => topicLines(tree, inner, tools)),
  ];
}

const articleLines = ({ articles, locale }: LocaleTree, place: TopicPlace, { site }: Tools) =>
  place.articles.flatMap((id) => {
    const found = articles.get(id);
    if (!found || found.translation.locale !== locale.id) return [];
    const { title, description } = found.translation.data;
    return [`- [${escapeMarkdown(title)}](${addressOf(site, found.path)}): ${escapeMarkdown(description)}`];
  });

const addressOf = (site: Site, path: string) =>
  absoluteUrl(site, site.machines.markdown ? markdownPath(path) : path);

/** As many of the first lines as there is room for. `left`: articles beyond. */
function fitting(lines: readonly string[], room: number): { kept: readonly string[]; left: number } {
  let used = 0;
  const end = lines.findIndex((line) => (used += byteLength(line) + 1) > room);
  const kept = end < 0 ? lines : lines.slice(0, end);
  return { kept, left: lines.slice(kept.length).filter((line) => line.startsWith('- ')).length };
}

const cutNoteBytes = 300;

const cutNote = (left: number, all: string) => `This list is cut: ${left} more articles are at ${all}`;

const byteLength = (text: string) => Buffer.byteLength(text);

/** What the operator should know of lists that were cut, in a sentence. */
export const llmsNotes = (files: readonly OutputFile[], { machines }: Site): string[] => {
  const cut = files.filter(
    (file) =>
      /(?:^|\/)llms\.txt$/.test(file.path) &&
      'content' in file &&
      /^This list is cut: /m.test(String(file.content)),
  );
  return cut.length === 0
    ? []
    : [
        `${cut.map(({ path }) => path).join(', ')}: cut at ${machines.llmsLimit.toLocaleString('en')} bytes. "machines.llmsLimit" in site.yaml changes that.`,
      ];
};
