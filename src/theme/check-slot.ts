/** What the HTML of a slot may carry. It's judged as that of articles is, with more elements and every class. */
import { attributeOf, isVoid, readHtml, withoutComments, type HtmlTag } from '#html/read-tags.ts';
import { allowedElements, isAllowedAttribute, isSafeLink } from '#markdown/vocabulary.ts';
import type { SlotName } from '#model/slots.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements besides those of articles. */
const bodyElements = new Set([
  ...allowedElements,
  ...words('address article aside button footer header nav picture script section source time'),
]);

const headElements = words('link meta script');

/** Attributes besides those of articles and `data-…`. */
const attributes: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('rel hreflang download'),
  button: words('type'),
  img: words('loading decoding fetchpriority'),
  link: words('rel href hreflang type sizes media as crossorigin'),
  meta: words('name property content media'),
  script: words('src defer async type'),
  source: words('src type media width height'),
  time: words('datetime'),
};

/** Attributes of every element. */
const everywhere = words('hidden role tabindex');

/** What a `<link>` may be: of these, browsers load some, and only own files. */
const loadedLinks = words('apple-touch-icon icon manifest modulepreload preload stylesheet');
const namedLinks = words('alternate author help license me privacy-policy search terms-of-service');

/** A slot's file. */
export interface SlotFile {
  readonly name: SlotName;
  readonly file: string;
  readonly html: string;
  /** Addresses of files that the site serves unchanged. */
  readonly publicFiles: ReadonlySet<string>;
}

/** What is wrong with a part of a slot, and what to do. */
interface Fault {
  readonly message: string;
  readonly fix: string;
}

/** Problems: `slot-html`. */
export function checkSlot(slot: SlotFile): Problem[] {
  const { tags, strays } = readHtml(slot.html);
  const found = [
    ...strays.map(({ kind, text, start }) => ({
      start,
      message: kind === 'unended' ? `${text} isn't closed.` : `${text} is not allowed in a slot.`,
      fix: kind === 'unended' ? 'Close it. A quote may be missing.' : 'Remove it.',
    })),
    ...tags.flatMap((tag) => faultsOf(slot, tag).map((fault) => ({ start: tag.start, ...fault }))),
    ...checkScripts(slot.html, tags),
    ...checkNesting(tags),
    ...(slot.name === 'head' ? checkNoText(slot.html, tags) : []),
  ];
  return found.map(({ start, message, fix }) =>
    problem('slot-html', { file: slot.file, at: positionOf(slot.html, start) }, message, fix),
  );
}

function positionOf(text: string, offset: number) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function faultsOf(slot: SlotFile, { kind, name, attributes: given }: HtmlTag): Fault[] {
  if (kind === 'close') return [];
  const known = slot.name === 'head' ? headElements : bodyElements;
  // A site's own scripts may define elements; those of Fener begin with "help-".
  const isOwnElement = slot.name !== 'head' && /^(?!help-)[a-z][a-z\d]*-[a-z\d-]+$/.test(name);
  if (!known.has(name) && !isOwnElement) return [elementFault(name, known)];
  return given.flatMap(({ name: key, value }) => {
    const isKnown =
      isAllowedAttribute(name, key) ||
      attributes[name]?.has(key) === true ||
      everywhere.has(key) ||
      key.startsWith('data-') ||
      isOwnElement;
    if (!isKnown || key === 'style' || key.startsWith('on')) return [attributeFault(name, key)];
    return addressFault(slot, { name, key, value, given }) ?? [];
  });
}

function elementFault(name: string, known: ReadonlySet<string>): Fault {
  if (name === 'style')
    return {
      message: "<style> is not allowed: the site's Content-Security-Policy forbids styles in pages.",
      fix: 'Write the slot as a component (.astro), whose <style> becomes a file.',
    };
  return {
    message: `<${name}> is not allowed in this slot.`,
    fix: `${didYouMean(name, known)}Use another element, or write the slot as a component (.astro).`,
  };
}

function attributeFault(name: string, key: string): Fault {
  const message = `<${name}> can't have the attribute "${key}".`;
  if (key === 'style')
    return { message, fix: 'Write the slot as a component (.astro), whose <style> becomes a file.' };
  if (key.startsWith('on')) return { message, fix: 'Listen for the event in a script of its own file.' };
  return { message, fix: 'Remove it.' };
}

function addressFault(
  { publicFiles }: SlotFile,
  {
    name,
    key,
    value,
    given,
  }: Pick<HtmlTag, 'name'> & {
    readonly key: string;
    readonly value: string;
    readonly given: HtmlTag['attributes'];
  },
): Fault | undefined {
  if (name === 'link' && key === 'rel') {
    const unknown = value.split(/\s+/).find((rel) => !loadedLinks.has(rel) && !namedLinks.has(rel));
    if (unknown === undefined) return undefined;
    const fix = `${didYouMean(unknown, [...loadedLinks, ...namedLinks])}Nothing may tell other sites about readers.`;
    return { message: `A link can't be "${unknown}".`, fix };
  }
  const rels = (attributeOf({ attributes: given }, 'rel') ?? '').split(/\s+/);
  const isLoaded =
    key === 'src' || (name === 'link' && key === 'href' && rels.some((rel) => loadedLinks.has(rel)));
  if (isLoaded) return fileFault(value, publicFiles);
  if (key !== 'href' || (isSafeLink(value) && !value.startsWith('id:'))) return undefined;
  return {
    message: `"${value}" is not an address that a slot can link to.`,
    fix: 'Write the address of a page ("/en/returns/") or a whole web address.',
  };
}

/** Pages load files of their own site only. */
function fileFault(address: string, publicFiles: ReadonlySet<string>): Fault | undefined {
  if (publicFiles.has(address)) return undefined;
  return /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(address)
    ? {
        message: `"${address}" is on another site, and pages load nothing from there.`,
        fix: 'Put the file into public/ and name it by its address, such as "/logo.svg".',
      }
    : {
        message: `There is no file "${address}".`,
        fix: `${didYouMean(address, publicFiles)}Put it into public/ and begin its address with "/".`,
      };
}

/** Scripts are files. */
const checkScripts = (html: string, tags: readonly HtmlTag[]) =>
  tags.flatMap((tag, index) => {
    if (tag.kind === 'close' || tag.name !== 'script') return [];
    const code = html.slice(tag.end, tags[index + 1]?.start ?? html.length).trim();
    if (code === '' && attributeOf(tag, 'src') !== undefined) return [];
    return [
      {
        start: tag.start,
        message: "<script> holds code: the site's Content-Security-Policy forbids scripts in pages.",
        fix: 'Put the code into a file, such as public/own.js, and write <script src="/own.js" defer></script>.',
      },
    ];
  });

/** Every element ends, in order: one that doesn't would swallow the rest of the page. */
function checkNesting(tags: readonly HtmlTag[]) {
  const open: HtmlTag[] = [];
  for (const tag of tags) {
    if (tag.kind === 'open') {
      if (!isVoid(tag.name)) open.push(tag);
    } else if (open.at(-1)?.name === tag.name) open.pop();
    else
      return [
        { start: tag.start, message: `</${tag.name}> closes nothing here.`, fix: 'Close elements in order.' },
      ];
  }
  return open.map(({ start, name }) => ({
    start,
    message: `<${name}> isn't closed.`,
    fix: `Write "</${name}>" where it ends.`,
  }));
}

/** A browser ends the head at the first word. */
function checkNoText(html: string, tags: readonly HtmlTag[]) {
  if (tags.some(({ name }) => name === 'script') || withoutTags(html, tags) === '') return [];
  return [
    {
      start: 0,
      message: 'The head of a page holds no text.',
      fix: 'Move the text to another slot, such as "header-end".',
    },
  ];
}

const withoutTags = (html: string, tags: readonly HtmlTag[]) =>
  withoutComments(
    tags.toReversed().reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), html),
  ).trim();
