/** Which pictures and files on other servers a text shows or offers. */
import { attributeOf, readHtml } from '#html/read-tags.ts';
import { isPictureAddress } from '#import/tree/addresses.ts';
import type { SourceDocument } from '#import/tree/tree.ts';

/** An address as a text writes it. */
export interface NamedFile {
  readonly written: string;
  /** Shown in the text, rather than linked to. */
  readonly isImage: boolean;
  /** Line of the source file. */
  readonly line: number;
}

/** Addresses of pictures, and of links to files. Any text may be asked: what only looks like one is no loss. */
export function namedFiles({ body, bodyLine, format }: SourceDocument): NamedFile[] {
  const found = [...inHtml(body), ...(format === 'markdown' ? inMarkdown(body) : [])];
  return found.map(({ written, isImage, at }) => ({
    written,
    isImage,
    line: bodyLine + (format === 'markdown' ? countBreaks(body, at) : 0),
  }));
}

interface Found {
  readonly written: string;
  readonly isImage: boolean;
  readonly at: number;
}

function inHtml(body: string): Found[] {
  if (!/<(?:img|a)\b/i.test(body)) return [];
  return readHtml(body).tags.flatMap((tag): Found[] => {
    if (tag.kind !== 'open') return [];
    const written = attributeOf(tag, tag.name === 'img' ? 'src' : 'href')?.trim();
    if (written === undefined || written === '') return [];
    if (tag.name === 'img') return [{ written, isImage: true, at: tag.start }];
    const isPicture = isPictureAddress(written);
    return tag.name === 'a' && (isPicture || isFileAddress(written))
      ? [{ written, isImage: isPicture, at: tag.start }]
      : [];
  });
}

const image = /!\[[^\]]*\]\(\s*(?:<([^>\n]+)>|([^\s)]+(?:\([^\s)]*\)[^\s)]*)?))/g;
const link = /(?<!!)\[[^\]]*\]\(\s*(?:<([^>\n]+)>|([^\s)]+))/g;
const definition = /^ {0,3}\[[^\]]+\]:\s*(?:<([^>\n]+)>|(\S+))/gm;

function inMarkdown(body: string): Found[] {
  const matches = (pattern: RegExp, isImage: boolean) =>
    [...body.matchAll(pattern)].map((match) => ({
      written: match[1] ?? match[2] ?? '',
      isImage,
      at: match.index,
    }));
  return [
    ...matches(image, true),
    ...matches(link, false).filter(({ written }) => isFileAddress(written)),
    ...matches(definition, false).flatMap((found) =>
      isPictureAddress(found.written)
        ? [{ ...found, isImage: true }]
        : isFileAddress(found.written)
          ? [found]
          : [],
    ),
  ];
}

const withoutQuery = (address: string) => address.replace(/[?#].*$/, '');

/** Files that systems keep for their articles, and endings of what readers download. */
const isFileAddress = (address: string) =>
  /\/article_attachments\/|\/wp-content\/uploads\/|\/hc\/.*\/attachments\/|helpdesk\/attachments\//.test(
    address,
  ) ||
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt|zip|rtf|epub|ics|vcf|json|xml|mp3|wav|apk|dmg|exe|msi|7z|gz|tar)$/i.test(
    withoutQuery(address),
  );

const countBreaks = (text: string, end: number) => text.slice(0, end).split('\n').length - 1;
