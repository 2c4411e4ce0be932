/** Units as voices read them: sentences without markup, addresses and signs that a voice would spell out or skip. */
import { memoize } from '#base/memoize.ts';
import type { HtmlBlock } from '#html/read-blocks.ts';
import { rowSentences, type AnswerUnit } from './unit.ts';

/** About a minute and a half of speech. What is longer ends at a sentence. */
export const longestSpoken = 1200;

/**
 * What a voice says: the nearest heading, then the unit. It never holds `<`, `>` or `&`, so it can stand in SSML
 * (https://www.w3.org/TR/speech-synthesis11/) as it is. Empty for code, which nobody can listen to.
 */
export function spokenText({ headings, blocks, kind }: AnswerUnit, lang: string): string {
  if (kind === 'code') return '';
  const heading = headings.at(-1);
  const sentences = [...(heading === undefined ? [] : [heading]), ...blocks.flatMap(sentencesOf)];
  const said = sentences.map((sentence) => spoken(sentence, lang)).filter((sentence) => sentence !== '');
  return cutAtSentence(said.map((sentence) => ended(sentence, lang)).join(' '), lang, longestSpoken);
}

function sentencesOf(block: HtmlBlock): string[] {
  switch (block.kind) {
    case 'text':
      return [block.label === undefined ? block.text : `${block.label}: ${block.text}`];
    case 'heading':
      return [block.text];
    case 'steps':
      return block.items.flatMap(({ text, blocks }, index) => [
        `${block.start + index}. ${text}`,
        ...blocks.flatMap(sentencesOf),
      ]);
    case 'list':
      return block.items.flatMap(({ text, blocks }) => [text, ...blocks.flatMap(sentencesOf)]);
    case 'table':
      return rowSentences(block);
    case 'part':
      return [block.label, ...block.blocks.flatMap(sentencesOf)];
    case 'code':
      return [];
  }
}

/** A text in words. */
function spoken(text: string, lang: string): string {
  return text
    .normalize('NFC')
    .replace(/https?:\/\/([^\s/?#"'<>()]+)[^\s"'<>()]*/giu, '$1')
    .replace(/[⌘⌥⇧⌃]/gu, (sign) => `${keys[sign] ?? ''} `)
    .replace(/\s*(?:[>›»→⇒]|-&gt;|->)\s*/gu, ', ')
    .replace(/\s*[<‹«←]\s*/gu, ' ')
    .replace(/\s*&\s*/gu, ` ${andIn(lang)} `)
    .replace(/\[(\d+)\]/gu, '')
    .replace(/[\p{Extended_Pictographic}\p{Cc}\p{Cf}\p{Co}\u20E3\uFE0F`*_~|#\\^]/gu, (sign) =>
      joiners.has(sign) ? sign : ' ',
    )
    .replace(/\s+/gu, ' ')
    .replace(/\s+([.,;:!?])/gu, '$1')
    .replace(/^[\s,;]+|[\s,;]+$/gu, '');
}

/** Signs of scripts that change how letters join, and ones that pictographs share with ordinary text. */
const joiners = new Set(['\u200C', '\u200D', '©', '®', '™']);

/** What keys of a Mac are called. */
const keys: Readonly<Record<string, string>> = {
  '⌘': 'Command',
  '⌥': 'Option',
  '⇧': 'Shift',
  '⌃': 'Control',
};

/** The word that joins two things. */
const andIn = memoize(
  (lang) =>
    new Intl.ListFormat(lang, { type: 'conjunction' })
      .formatToParts(['1', '2'])
      .find(({ type }) => type === 'literal')
      ?.value.trim() ?? '',
);

/** A sentence with its end, so that a voice makes a pause. */
const ended = (sentence: string, lang: string) =>
  /[.!?…。！？؟।։፧၊။៕]["'”’」』）)\]]*$/u.test(sentence)
    ? sentence
    : sentence.replace(/[:：]$/u, '') + (/^(?:ja|zh)\b/.test(lang) ? '。' : '.');

/** As many whole sentences as fit; a first one that doesn't is cut at a word. */
function cutAtSentence(text: string, lang: string, most: number): string {
  if (text.length <= most) return text;
  const sentences = lastEnd(text, lang, 'sentence', most);
  if (sentences > 0) return text.slice(0, sentences).trim();
  const words = text.slice(0, lastEnd(text, lang, 'word', most - 1)).replace(/[\s\p{P}]+$/u, '');
  return ended(words, lang);
}

/** Where the last whole segment ends that lies within `most`. */
const lastEnd = (text: string, lang: string, granularity: 'sentence' | 'word', most: number) =>
  [...new Intl.Segmenter(lang, { granularity }).segment(text)]
    .map(({ index, segment }) => index + segment.trimEnd().length)
    .findLast((end) => end <= most) ?? 0;
