/** A help centre as hosted systems have them, made from numbers: the same for the same numbers. */
import { crc32, deflateSync } from 'node:zlib';
import { messOf } from './mess.ts';

export interface CentreSize {
  readonly articles: number;
  readonly locales: readonly string[];
  /** Pictures and files below articles, for every so many articles one. */
  readonly filesEvery: number;
  /** Links in the text of an article. */
  readonly links: number;
  /** Whether texts have everything that people do to them in years. */
  readonly isMessy?: boolean;
}

export interface HostedArticle {
  readonly number: number;
  readonly section: number;
  readonly title: Readonly<Record<string, string>>;
  /** Numbers of the articles that it links to. */
  readonly linksTo: readonly number[];
  readonly picture: number | undefined;
  readonly attachment: number | undefined;
  readonly isDraft: boolean;
  readonly isPromoted: boolean;
  readonly isMessy: boolean;
}

export interface HostedCentre {
  readonly locales: readonly string[];
  readonly categories: readonly number[];
  readonly sections: readonly { readonly number: number; readonly category: number }[];
  readonly articles: readonly HostedArticle[];
}

const words =
  'return refund parcel label courier address invoice payment voucher size order delivery store account'.split(
    ' ',
  );
const word = (index: number) => words[index % words.length] ?? 'order';

export function makeCentre({
  articles,
  locales,
  filesEvery,
  links,
  isMessy = false,
}: CentreSize): HostedCentre {
  const sections = Array.from({ length: Math.max(1, Math.ceil(articles / 25)) }, (_, index) => ({
    number: 500_000 + index,
    category: 100 + (index % 8),
  }));
  return {
    locales,
    categories: [...new Set(sections.map(({ category }) => category))],
    sections,
    articles: Array.from({ length: articles }, (_, index): HostedArticle => {
      const number = 360_000 + index;
      const hasFile = filesEvery > 0 && index % filesEvery === 0;
      return {
        number,
        section: 500_000 + (index % sections.length),
        title: Object.fromEntries(
          locales.map((locale) => [
            locale,
            `How to ${word(index)} a ${word(index * 7 + 3)} ${index} (${locale})`,
          ]),
        ),
        linksTo: Array.from({ length: links }, (__, at) => 360_000 + ((index * 31 + at * 17 + 1) % articles)),
        picture: hasFile ? index : undefined,
        attachment: hasFile ? index : undefined,
        isDraft: index % 97 === 96,
        isPromoted: index % 50 === 0,
        isMessy,
      };
    }),
  };
}

/** What an article's links and files are called where it lives. */
export interface Addresses {
  readonly article: (number: number, locale: string, anchor: string) => string;
  readonly picture: (number: number) => string;
  readonly section: (number: number, locale: string) => string;
  readonly form: (locale: string) => string;
}

/** The body of an article, with the habits of hosted editors. */
export function bodyOf(article: HostedArticle, locale: string, addresses: Addresses): string {
  const { number, linksTo, picture, isMessy } = article;
  const links = linksTo.map(
    (to, at) =>
      `<a href="${addresses.article(to, locale, at === 0 ? `#h_01${to}` : '')}" target="_self">${word(to)} ${to}</a>`,
  );
  const image =
    picture === undefined
      ? ''
      : `<figure class="wysiwyg-image"><img src="${addresses.picture(picture)}" alt="${word(number)}" width="300"></figure>`;
  return (
    `<p><span style="font-weight: 400;">Text ${number} in ${locale} says what to do with a ${word(number)}.&nbsp;</span></p><p>&nbsp;</p>` +
    `<h1 id="h_01${number}"><strong>Before you start</strong></h1>` +
    `<div class="callout-warning"><p><strong>Warning:</strong> keep the ${word(number + 1)}.</p></div>` +
    `<ol><li>Open <strong>Orders.<br /><br /></strong>${image}</li><li>Press <strong>Send </strong>now.</li></ol>` +
    `<table border="1"><tbody><tr><td><strong>Country</strong></td><td><strong>Days</strong></td></tr><tr><td>Turkey</td><td>${number % 60}</td></tr></tbody></table>` +
    (links.length === 0 ? '' : `<ul><li>${links.join('</li><li>')}</li></ul>`) +
    (isMessy ? messOf(article, locale, addresses) : '')
  );
}

/** A PNG of four pixels, different for every number. */
export function pictureOf(number: number): Buffer {
  const colour = [number & 255, (number >> 8) & 255, (number >> 16) & 255];
  const row = [0, ...colour, ...colour];
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([...row, ...row]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const documentOf = (number: number): Buffer => Buffer.from(`%PDF-1.4\n% ${number}\n%%EOF\n`);
