/** Imports a help centre from elsewhere: a source yields a tree, the tree is converted, the writer writes it. */
import { basename } from 'node:path';
import type { MessageResources } from '#i18n/messages.ts';
import { shownPath } from '#files/places.ts';
import { isSiteUrl } from '#site/site-data.ts';
import { checkAddresses } from './addresses/check.ts';
import { downloadFiles } from './remote/downloads.ts';
import type { Place } from './sources/place.ts';
import { unknownLocale } from './sources/locales.ts';
import { sources, type SourceName } from './sources/sources.ts';
import { whatIsUnread } from './sources/unread-formats.ts';
import { convertTree, type ConvertedTree, type ConvertInput } from './tree/convert.ts';
import { leaveOutHuge } from './tree/huge-texts.ts';
import { noteKinds, type Note } from './tree/notes.ts';
import type { SourceTree } from './tree/tree.ts';
import { withoutTwins } from './tree/twins.ts';
import { findTorn, withTorn } from './torn-pictures.ts';
import { readExistingOutput } from './writer/existing-output.ts';
import type { OriginInput } from './writer/origins.ts';
import { hasChannels, leftOutLocales, urlOfSite } from './writer/site-file.ts';
import { writeContent, type ImportResult } from './writer/writer.ts';

export interface ImportOptions {
  readonly source: SourceName;
  readonly place: Place;
  /** Where the source looks for credentials. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a site without a name is called. */
  readonly shownName: string;
  readonly contentDir: string;
  readonly locale: string;
  /** Of the site, for a new `site.yaml`; absent: as the source says. */
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  readonly messages: MessageResources;
  /** A file with addresses of the old site, to see whether the new one answers them. */
  readonly addresses?: string | undefined;
  /** Whether pictures and files on other servers are fetched. */
  readonly downloads: boolean;
  /** Reads and converts, and writes nothing. */
  readonly isDry?: boolean | undefined;
  readonly onProgress?: ((stage: ImportStage, done: number, total: number | undefined) => void) | undefined;
}

export type ImportStage = 'read' | 'download' | 'convert';

/** Reads, downloads, converts and writes. A second run over the same source changes nothing. */
export async function importContent(options: ImportOptions): Promise<ImportResult> {
  const { source, place, locale, env, onProgress } = options;
  const read = await sources[source].read(place, {
    locale,
    env,
    onProgress: (done, total) => onProgress?.('read', done, total),
  });
  if (!options.downloads) return convertAndWrite(read, options);
  const { tree, dispose } = await downloadFiles(read, {
    trustedHosts: namedHosts(options),
    onProgress: (done, total) => onProgress?.('download', done, total),
  });
  try {
    return await convertAndWrite(tree, options);
  } finally {
    dispose();
  }
}

/** The hosts that the person who imports named. */
function namedHosts({ place, oldUrls }: Pick<ImportOptions, 'place' | 'oldUrls'>): ReadonlySet<string> {
  const old = oldUrls.flatMap((url) => URL.parse(url)?.host ?? []);
  return new Set(place.kind === 'url' ? [place.url.host, ...old] : old);
}

/** The tree with the address of its site: somebody may know better that it lies below a path of a host. */
function withOwnUrl(tree: SourceTree, oldUrls: readonly string[]): SourceTree {
  const { url } = tree.site;
  const start = url?.replace(/\/*$/, '/');
  const below =
    start === undefined ? undefined : oldUrls.find((old) => old.startsWith(start) && old !== start);
  return below === undefined ? tree : { ...tree, site: { ...tree.site, url: below.replace(/\/+$/, '') } };
}

async function convertAndWrite(read: SourceTree, options: ImportOptions): Promise<ImportResult> {
  // A site has a language even if its source has no text.
  const locales = read.locales.length === 0 ? [options.locale] : read.locales;
  const whole = withOwnUrl({ ...read, locales }, options.oldUrls);
  const { contentDir, oldUrls, messages, onProgress, source: from, isDry } = options;
  const existing = readExistingOutput(contentDir, originInput(whole, options));
  if (whole.documents.length === 0 && Object.keys(existing.manifest.files).length === 0)
    throw new Error(nothingThere(whole, options));
  const leftOut = leftOutLocales(contentDir, whole.locales, existing.manifest);
  const tree = withoutTwins(leaveOutHuge(withoutLocales(whole, leftOut)));
  const site = {
    name: options.name ?? tree.site.name ?? options.shownName,
    url: options.url ?? (isUsable(tree.site.url) ? tree.site.url : undefined),
  };
  const converted = await convertWithoutTorn({
    tree,
    known: existing.known,
    // Where the new site takes the place of the old one, links to its address mean old pages.
    oldUrls: [
      ...oldUrls,
      ...(tree.origin === undefined ? [] : [tree.origin]),
      urlOfSite(contentDir, site.url),
    ],
    transcriptIn: (id) => transcriptNote(messages, id),
    hasContactPage: hasChannels(contentDir),
    onProgress: (done, total) => onProgress?.('convert', done, total),
  });
  const result = await writeContent({ contentDir, converted, tree, existing, leftOut, site, from, isDry });
  const listed = options.addresses === undefined ? undefined : checkAddresses(options.addresses, contentDir);
  const notes = [...leftOut.map(leftOutNote), ...siteNotes(tree), ...result.notes, ...(listed?.notes ?? [])];
  return { ...result, notes, listed: listed?.addresses };
}

/** Why there is nothing to write: no folder of content begins with it. */
function nothingThere({ notes }: SourceTree, { place, source }: ImportOptions): string {
  const shown = place.kind === 'url' ? place.url.href : shownPath(place.path);
  const [first] = notes.filter(({ kind }) => noteKinds[kind].failure);
  const told = first === undefined ? '' : ` ${first.file}: ${first.what}`;
  return (
    whatIsUnread(place, shown) ??
    `Nothing at "${shown}" is an article of ${sources[source].title}, so nothing was written.${told}`
  );
}

/** Only a converted tree says which pictures are shown: if one of them can't be decoded, all is converted again. */
async function convertWithoutTorn(input: ConvertInput): Promise<ConvertedTree> {
  const converted = convertTree(input);
  const torn = await findTorn(input.tree, converted.images);
  return torn.size === 0 ? converted : convertTree({ ...input, tree: withTorn(input.tree, torn) });
}

const isUsable = (url: string | undefined) => url === undefined || isSiteUrl(url);

/** What the source says of the whole help centre, and `site.yaml` can't have. */
function siteNotes({ site, documents }: SourceTree): Note[] {
  const notes: Note[] = isUsable(site.url)
    ? []
    : [
        {
          file: 'site.yaml',
          line: undefined,
          kind: 'site-address',
          what: `${JSON.stringify(site.url)} can't be the address of a site: set "url"`,
        },
      ];
  const unnamed = documents.filter(({ locale }) => locale === unknownLocale);
  return [
    ...notes,
    ...unnamed.map(({ shown }): Note => ({
      file: shown,
      line: undefined,
      kind: 'language-unknown',
      what: `in the language "${unknownLocale}" until you rename its folder`,
    })),
  ];
}

/** By what the manifest tells the source from others of the same content folder. */
function originInput(
  { documents, sections }: SourceTree,
  { source, place }: Pick<ImportOptions, 'source' | 'place'>,
): OriginInput {
  const name = place.kind === 'url' ? place.url.host : basename(place.path);
  const keys = new Set([...documents, ...sections].map(({ key }) => key));
  return { name: `${source} ${name}`, isUnique: place.kind === 'url', keys };
}

const withoutLocales = (tree: SourceTree, leftOut: readonly string[]): SourceTree => ({
  ...tree,
  locales: tree.locales.filter((id) => !leftOut.includes(id)),
  sections: tree.sections.filter(({ locale }) => !leftOut.includes(locale)),
  documents: tree.documents.filter(({ locale }) => !leftOut.includes(locale)),
});

const leftOutNote = (id: string): Note => ({
  file: 'site.yaml',
  line: undefined,
  kind: 'language-left-out',
  what: `"${id}" is not imported: add it to "locales" to have it again`,
});

/** The sentence that stands in a video until somebody writes its transcript: the locale's, else English. */
function transcriptNote(messages: MessageResources, locale: string): string {
  for (const id of [locale, 'en']) {
    const message = messages[id]?.['import']?.['transcriptMissing'];
    if (typeof message === 'string') return message;
  }
  throw new Error('this cannot happen: locales/en/import.json has no "transcriptMissing"');
}
