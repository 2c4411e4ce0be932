/** Units for channels with little room: SMS, and chats of messengers. Each ends with a link that never dies. */
import { withoutMessengerMarks } from '#model/agents/browser/marks.ts';
import { smsText } from '#model/agents/browser/sms.ts';
import { linesOf, plainText, type AnswerUnit } from './unit.ts';

/** What the strictest of the messengers takes: https://developers.facebook.com/docs/messenger-platform (Instagram: 1,000 bytes). */
export const longestChat = 1000;

/** What title and heading may take of it, in bytes: the answer comes first. */
const longestHead = 400;

/** A text for SMS: at most two parts, in the alphabet that has most room. `url` is never cut. */
export function smsOf(unit: AnswerUnit, url: string): string {
  const text = inOneLine(unit);
  const most = /[\u0400-\u1FFF\u2100-\uFFFF]/.test(text.slice(0, 134)) ? 134 : 306;
  // A little more than there is room for: what is cut anyway takes no time.
  return smsText(text.slice(0, Math.max(most - url.length, 0) + 20), url);
}

/** Steps with their numbers, all in one line. */
const inOneLine = ({ headings, blocks }: AnswerUnit): string => {
  const lines = blocks.flatMap((block) => linesOf(block, '')).map((line) => line.trim().replace(/^- /, ''));
  const heading = headings.at(-1);
  return [...(heading === undefined ? [] : [ended(heading, ':')]), ...lines.map((line) => ended(line, '.'))]
    .join(' ')
    .replace(/\s+/g, ' ');
};

const ended = (text: string, end: string) =>
  /[.!?:…。！？：؟।]["'”’」』）)\]]*$/u.test(text) ? text : text + end;

/**
 * A message for a chat: title, text with its lines, link. At most 1,000 bytes, shortened at a line or a word. It has no signs
 * that messengers take for markup.
 */
export function chatOf(
  unit: AnswerUnit,
  { title, url }: { readonly title: string; readonly url: string },
): string {
  const whole = withoutMessengerMarks([title, ...unit.headings.slice(-1)].join(' · '));
  // Titles and headings are as long as writers like. The address is never cut.
  const head = shortened(whole, Math.min(longestHead, longestChat - bytesOf(`\n\n${url}`)));
  const room = longestChat - bytesOf(`${head}\n\n\n\n${url}`);
  const body = shortened(withoutMessengerMarks(plainText(unit)), room);
  return [head, body, url].filter((part) => part !== '').join('\n\n');
}

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** As many words as have room, with `…` where something was cut; nothing where there is none. */
function shortened(text: string, room: number): string {
  if (bytesOf(text) <= room) return text;
  let used = bytesOf('…');
  let end = 0;
  for (const { segment } of segmenter.segment(text.slice(0, Math.max(room, 0)))) {
    used += bytesOf(segment);
    if (used > room) break;
    end += segment.length;
  }
  const words = text.slice(0, end).replace(/[\s\p{P}]+$/u, '');
  return words === '' ? '' : `${words}…`;
}
