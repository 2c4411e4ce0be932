/** Translations that belong together, found by what they share, when the source keeps them at places of their own. */
import { nameOfAll } from './slugs.ts';
import type { SourceDocument, SourceSection, SourceTree } from './tree.ts';

/**
 * The tree with every translation under the key and section of its original: the same key, whatever its ending, else a permalink in common.
 * Sections have the title that their translation has, and the first language has every section.
 */
export function pairTranslations(tree: SourceTree): SourceTree {
  const [first, ...others] = tree.locales;
  if (first === undefined || others.length === 0) return tree;
  const originals = tree.documents.filter(({ locale }) => locale === first);
  const byKey = new Map(originals.map((document) => [document.key, document]));
  const byPath = new Map(originals.map((document) => [withoutEnding(document.key), document]));
  const byAddress = new Map(
    originals.flatMap((document) => document.data.legacy.map((old) => [old, document] as const)),
  );
  const originalOf = (document: SourceDocument) =>
    byKey.get(document.key) ??
    byPath.get(withoutEnding(document.key)) ??
    document.data.legacy.map((old) => byAddress.get(old)).find((found) => found !== undefined);
  const sectionOf = pairSections(tree, first, originalOf);
  const documents = tree.documents.map((document) => {
    if (document.locale === first) return document;
    const original = originalOf(document);
    const section =
      original?.section ?? sectionOf.get(sectionKey(document.locale, document.section)) ?? document.section;
    const isSectionText = original?.isSectionText ?? document.isSectionText;
    return {
      ...document,
      key: original?.key ?? document.key,
      section,
      isSectionText,
    };
  });
  const sections = pairedSections(tree, { first, documents, sectionOf });
  return { ...tree, documents: withOneName(documents, first), sections: withOneName(sections, first) };
}

/** Translations under one name, in Latin if one of them has such a name. */
function withOneName<T extends SourceDocument | SourceSection>(items: readonly T[], first: string): T[] {
  const names = new Map(
    [...Map.groupBy(items, ({ key }) => key)].map(([key, all]) => {
      const original = all.find(({ locale }) => locale === first) ?? all[0];
      return [key, nameOfAll(original?.name ?? '', all)];
    }),
  );
  return items.map((item) => ({ ...item, name: names.get(item.key) ?? item.name, ownName: item.name }));
}

/** `a.md` translates `a.mdx`. */
const withoutEnding = (key: string) => key.replace(/\.(?:mdx?|markdown)$/i, '');

const sectionKey = (locale: string, key: string) => `${locale}\n${key}`;

/** The section of the first language that a translated one stands for, by the documents in both. */
function pairSections(
  { documents, sections }: SourceTree,
  first: string,
  originalOf: (document: SourceDocument) => SourceDocument | undefined,
): Map<string, string> {
  const known = new Set(sections.filter(({ locale }) => locale === first).map(({ key }) => key));
  const pairs = new Map<string, string>();
  for (const document of documents) {
    if (document.locale === first || known.has(document.section)) continue;
    const original = originalOf(document);
    const key = sectionKey(document.locale, document.section);
    if (original && !pairs.has(key)) pairs.set(key, original.section);
  }
  return pairs;
}

interface Paired {
  readonly first: string;
  readonly documents: readonly SourceDocument[];
  readonly sectionOf: ReadonlyMap<string, string>;
}

function pairedSections(
  { sections, locales }: SourceTree,
  { first, documents, sectionOf }: Paired,
): SourceSection[] {
  const titles = new Map<string, SourceSection>();
  for (const section of sections) {
    titles.set(
      sectionKey(section.locale, sectionOf.get(sectionKey(section.locale, section.key)) ?? section.key),
      section,
    );
  }
  const all = new Map<string, SourceSection>();
  for (const section of [...sections.filter(({ locale }) => locale === first), ...sections]) {
    const isPaired = sectionOf.has(sectionKey(section.locale, section.key));
    if (!isPaired && !all.has(section.key)) all.set(section.key, section);
  }
  const usedIn = new Map(
    locales.map((locale) => [
      locale,
      usedSections(
        all,
        documents.filter((one) => one.locale === locale || locale === first),
      ),
    ]),
  );
  return locales.flatMap((locale) =>
    [...all.values()].flatMap((section): SourceSection[] => {
      if (!usedIn.get(locale)?.has(section.key)) return [];
      const own = titles.get(sectionKey(locale, section.key));
      // A language without a text in it shows the first one's.
      const others = locales.filter((other) => locale === first && !usedIn.get(other)?.has(section.key));
      return [
        {
          ...section,
          locale,
          name: own?.name ?? section.name,
          title: own?.title ?? section.title,
          description: own?.description,
          order: own?.order ?? section.order,
          legacy: [locale, ...others].flatMap(
            (other) => titles.get(sectionKey(other, section.key))?.legacy ?? [],
          ),
        },
      ];
    }),
  );
}

/** Keys of the sections that list documents, and of those around them. */
function usedSections(
  sections: ReadonlyMap<string, SourceSection>,
  documents: readonly SourceDocument[],
): ReadonlySet<string> {
  const used = new Set(documents.flatMap(({ section, data }) => [section, ...data.also]));
  // A set goes on with what is added to it.
  for (const key of used) {
    const around = sections.get(key)?.parent;
    if (around !== undefined && around !== '') used.add(around);
  }
  return used;
}
