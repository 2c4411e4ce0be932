/** Addresses in words of the language: slugs of what is named in another script than Latin. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import type { Known } from './convert.ts';
import type { ArticlePlace } from './article-places.ts';
import type { PreparedText } from './prepare.ts';
import { makeUnique, otherScriptSlug } from './slugs.ts';
import type { PlacedTopic } from './topics.ts';

/** Slugs of texts, by `<locale>/<path>`; `undefined` where the address has the name of the file. */
export type Slugs = ReadonlyMap<string, string | undefined>;

/** A language, converted. */
interface Part {
  readonly locale: string;
  readonly topics: readonly PlacedTopic[];
  readonly texts: readonly { readonly prepared: PreparedText; readonly place: ArticlePlace | undefined }[];
}

/** A text that has an address, and how it comes to it. */
interface Entry {
  readonly path: string;
  /** Where it was before. */
  readonly known: string;
  /** Slug that the source says. */
  readonly said: unknown;
  readonly made: string | undefined;
}

/** What the content folder has. */
export const knownSlugs = ({ articles, topicSlugs = new Map() }: Known): Slugs =>
  new Map([...topicSlugs, ...articles.map(({ locale, path, slug }) => [`${locale}/${path}`, slug] as const)]);

/**
 * The slug of every text. Those of before stay, those that the source says count; all others differ from their neighbours,
 * also from those that a language only shows.
 */
export function giveSlugs(parts: readonly Part[], known: Slugs): Slugs {
  const slugs = new Map<string, string | undefined>();
  /** What a language shows where it has no text of its own. */
  const shown = new Map<string, string | undefined>();
  for (const part of parts) {
    const entries = entriesOf(part);
    const own = new Set(entries.map(({ path }) => path));
    const names = new NamesOfFolders(
      [...below(known, part.locale), ...shown].filter(([path]) => !own.has(path)),
    );
    const isSettled = (entry: Entry) => entry.said !== undefined || known.has(entry.known);
    const give = (path: string, slug: string | undefined) => {
      slugs.set(`${part.locale}/${path}`, slug);
      if (!shown.has(path)) shown.set(path, slug);
    };
    for (const entry of entries.filter(isSettled)) {
      const slug = typeof entry.said === 'string' ? entry.said : known.get(entry.known);
      names.add(entry.path, slug);
      give(entry.path, slug);
    }
    for (const { path, made } of entries.filter((one) => !isSettled(one))) give(path, names.take(path, made));
  }
  return slugs;
}

function entriesOf({ locale, topics, texts }: Part): Entry[] {
  const texted = new Map(
    texts.flatMap(({ prepared: { document } }) =>
      document.isSectionText ? [[document.section, document.data.own['slug']] as const] : [],
    ),
  );
  return [
    ...topics.map(({ key, path, name, ownName = name, title }) => ({
      path,
      known: `${locale}/${path}`,
      said: texted.get(key),
      made: otherScriptSlug({ name: ownName, title }),
    })),
    ...texts.flatMap(({ prepared: { document, title }, place }) =>
      place
        ? [
            {
              path: place.path,
              known: `${locale}/${place.before?.path ?? place.path}`,
              said: document.data.own['slug'],
              made: otherScriptSlug({ name: document.ownName ?? document.name, title }),
            },
          ]
        : [],
    ),
  ];
}

/** Paths of a language, with their slugs. */
const below = (slugs: Slugs, locale: string) =>
  [...slugs].flatMap(([key, slug]) =>
    key.startsWith(`${locale}/`) ? [[key.slice(locale.length + 1), slug] as const] : [],
  );

/** Last parts of addresses that are taken, by folder. */
class NamesOfFolders {
  readonly #taken = new Map<string, Set<string>>();

  constructor(taken: readonly (readonly [path: string, slug: string | undefined])[]) {
    for (const [path, slug] of taken) this.add(path, slug);
  }

  add(path: string, slug: string | undefined): void {
    this.#in(path).add((slug ?? lastPart(path)).normalize('NFC'));
  }

  take(path: string, slug: string | undefined): string | undefined {
    if (slug === undefined) this.add(path, slug);
    return slug === undefined ? undefined : makeUnique(slug, this.#in(path));
  }

  #in(path: string): Set<string> {
    const folder = parentOf(path);
    const names = this.#taken.get(folder) ?? new Set<string>();
    this.#taken.set(folder, names);
    return names;
  }
}

/**
 * Parts of an address: slugs of the language, else of the first that has the text.
 *
 * @example addressParts(slugs, ['ja', 'en'], 'account/sign-in') // => ['アカウント', 'sign-in']
 */
export const addressParts = (slugs: Slugs, locales: readonly string[], path: string): string[] =>
  path.split('/').map((name, depth, all) => {
    const here = all.slice(0, depth + 1).join('/');
    const key = locales.map((locale) => `${locale}/${here}`).find((one) => slugs.has(one));
    return (key === undefined ? undefined : slugs.get(key)) ?? name;
  });
