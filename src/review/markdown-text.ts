/**
 * The gate through which everything from content enters the Markdown of a comment, by where it goes. A title can't become
 * markup, a link, a mention of somebody or a reference to something, on GitHub or GitLab.
 */
import { escapeHtml } from '#base/escape-html.ts';

/** Text that is safe in Markdown. Only this module makes it out of others' texts. */
declare const isMarkdown: unique symbol;
export type Markdown = string & { readonly [isMarkdown]: true };

/** Takes no room. Behind a sign that hosts look for, it ends what they look for. */
const joiner = '\u2060';

/** On one line, without what turns the direction of the text around, and not longer than `most` characters. */
function plain(text: string, most: number): string {
  // A text from elsewhere may be of any length.
  const beginning = text.slice(0, most * 4);
  const line = beginning
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
  const letters = [...line];
  const isCut = letters.length > most || beginning.length < text.length;
  return isCut ? `${letters.slice(0, most - 1).join('')}…` : line;
}

/** Seven of its signs name a commit. */
const withJoiners = (hash: string) => hash.replaceAll(/.{6}(?=.)/g, `$&${joiner}`);

/**
 * Prose in a line of Markdown. Hosts find mentions, references, addresses and emoji in what Markdown has made, so a
 * backslash doesn't keep them from it.
 * https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
export const proseIn = (text: string, most = 200): Markdown =>
  plain(text, most)
    .replaceAll(/[@#!$~%&^:](?=\S)|\bwww(?=\.)|\bgh(?=-)/gi, `$&${joiner}`)
    .replaceAll(/\b[0-9a-f]{7,40}\b/gi, withJoiners)
    .replaceAll(/[&<>]/g, escapeHtml)
    .replaceAll(/[\\`*_{}[\]|~#!$]|^[-+=]|(?<=^\d+)[.)]/g, '\\$&') as Markdown;

/** A code span. Nothing in it has a meaning but backticks. */
export function codeIn(text: string, most = 300): Markdown {
  const code = plain(text, most);
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 || code === '' ? ' ' : '';
  return `${fence}${space}${code}${space}${fence}` as Markdown;
}

/** Code in HTML, where Markdown isn't read. */
export const codeInHtml = (text: string, most = 300): Markdown =>
  `<code>${escapeHtml(plain(text, most))}</code>` as Markdown;

/** Markdown of ours, around what has passed the gate. */
export const line = (texts: TemplateStringsArray, ...values: readonly (Markdown | number)[]): Markdown =>
  String.raw({ raw: texts }, ...values) as Markdown;

/** Parts of a line, with commas between them. */
export const listed = (parts: readonly Markdown[]): Markdown => parts.join(', ') as Markdown;

/** Lines of Markdown, one below the other. */
export const lines = (parts: readonly Markdown[]): Markdown => parts.join('\n') as Markdown;
