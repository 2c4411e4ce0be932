/** A topic with many articles has several pages, each with a part of them: none grows with the topic. */
import { formatNumber, formatRange } from '#i18n/format.ts';
import { topicPartPath } from '#model/urls.ts';

/** Articles that one page lists. */
export const articlesPerPart = 100;

/** How many pages a topic with so many articles has. */
export const partCount = (articles: number): number => Math.max(1, Math.ceil(articles / articlesPerPart));

/** The key of a topic's page: its folder, and behind the first page the number of the part. */
export const topicKey = (folder: string, part: number): string =>
  part === 1 ? folder : `${folder}\n${part}`;

/** The topic's folder and the part, from 1, that a key names. */
export function readTopicKey(key: string): { readonly folder: string; readonly part: number } {
  const [folder = '', part = '1'] = key.split('\n');
  return { folder, part: Number(part) };
}

/** The pages of a topic, seen from one of them. */
export interface TopicParts {
  /** What this one lists, such as "101–200". */
  readonly range: string;
  /** Addresses of the pages before and behind it. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** The first page, the last, and those around this one; `undefined` where some are left out. */
  readonly links: readonly (PartLink | undefined)[];
}

/** A link to a page of a topic. */
export interface PartLink {
  readonly href: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

/** How many pages on either side of this one have a link, beside the first and the last. */
const around = 2;

/** The pages of a topic with so many articles; none where one lists them all. */
export function topicParts(
  { path, articles }: { readonly path: string; readonly articles: readonly string[] },
  current: number,
  lang: string,
): TopicParts | undefined {
  const count = partCount(articles.length);
  if (count === 1) return undefined;
  const rangeOf = (part: number) => {
    const [first, last] = [
      (part - 1) * articlesPerPart + 1,
      Math.min(part * articlesPerPart, articles.length),
    ];
    return first === last ? formatNumber(first, lang) : formatRange(first, last, lang);
  };
  const isShown = (part: number) => part === 1 || part === count || Math.abs(part - current) <= around;
  const shown = Array.from({ length: count }, (_, index) => index + 1).filter(isShown);
  return {
    range: rangeOf(current),
    previous: current > 1 ? topicPartPath(path, current - 1) : undefined,
    next: current < count ? topicPartPath(path, current + 1) : undefined,
    links: shown.flatMap((part, index) => [
      ...(part - (shown[index - 1] ?? 0) > 1 ? [undefined] : []),
      { href: topicPartPath(path, part), text: rangeOf(part), isCurrent: part === current },
    ]),
  };
}
