/** Writes XLIFF 2.1, https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html */
import type { Inline } from './inline.ts';
import type { Unit } from './units.ts';

/** A content file as translators get it. */
export interface XliffFile {
  /** Path below the content folder: `articles/en/returns/return-item.md`. */
  readonly original: string;
  /** Stamp of the source, and hash of its file: the import finds that very text again. */
  readonly stamp: string;
  readonly hash: string;
  readonly units: readonly (Unit & { readonly target?: readonly Inline[] | undefined })[];
}

/** The document. `sourceLang` and `targetLang` are BCP 47 tags. */
export function writeXliff(files: readonly XliffFile[], sourceLang: string, targetLang: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="${attribute(sourceLang)}" trgLang="${attribute(targetLang)}">`,
    ...files.map(fileOf),
    '</xliff>\n',
  ].join('\n');
}

const fileOf = ({ original, stamp, hash, units }: XliffFile, index: number) =>
  [
    `<file id="f${index + 1}" original="${attribute(original)}" xml:space="preserve">`,
    `<notes><note id="stamp" category="fener">${escapeXml(stamp)}</note><note id="hash" category="fener">${escapeXml(hash)}</note></notes>`,
    ...units.map(unitOf),
    '</file>',
  ].join('\n');

function unitOf({ name, context, content, target }: XliffFile['units'][number], index: number): string {
  const data = dataOf(content);
  const original = [...data].map(([text, id]) => `<data id="${id}">${escapeXml(text)}</data>`).join('');
  const state = target ? 'translated' : 'initial';
  return [
    `<unit id="u${index + 1}" name="${attribute(name)}">`,
    `<notes><note category="context">${escapeXml(context)}</note></notes>`,
    ...(original === '' ? [] : [`<originalData>${original}</originalData>`]),
    `<segment state="${state}"><source>${contentOf(content, data)}</source>${target ? `<target>${contentOf(target, data)}</target>` : ''}</segment>`,
    '</unit>',
  ].join('\n');
}

/** Ids of the Markdown behind codes. */
function dataOf(content: readonly Inline[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const add = (text: string) => {
    if (!ids.has(text)) ids.set(text, `d${ids.size + 1}`);
  };
  const visit = (pieces: readonly Inline[]) => {
    for (const piece of pieces) {
      if (piece.kind === 'code') add(piece.data);
      else if (piece.kind === 'span') {
        add(piece.start);
        add(piece.end);
        visit(piece.content);
      }
    }
  };
  visit(content);
  return ids;
}

const contentOf = (content: readonly Inline[], data: ReadonlyMap<string, string>): string =>
  content
    .map((piece) => {
      if (piece.kind === 'text') return escapeXml(piece.text);
      if (piece.kind === 'code')
        return `<ph id="${piece.id}" canCopy="no" canDelete="no" dataRef="${data.get(piece.data)}" disp="${attribute(piece.data)}"/>`;
      const refs = `dataRefStart="${data.get(piece.start)}" dataRefEnd="${data.get(piece.end)}"`;
      return `<pc id="${piece.id}" canCopy="no" canDelete="no" type="${piece.type}" ${refs}>${contentOf(piece.content, data)}</pc>`;
    })
    .join('');

/** What XML can't hold. Texts with such characters are not exported. */
export const unwritable = new RegExp(
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]|' +
    '[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]',
);

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

const attribute = (text: string) =>
  escapeXml(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
