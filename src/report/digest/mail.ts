/** The digest as an e-mail: HTML for programs that show it, plain text for the others. */
import { html, type Html } from '#html/template.ts';
import { digestText, type Digest, type DigestArticle } from './digest.ts';

/** Styles stand in the tags, since many programs drop style sheets; those that keep them darken the page. */
const font = 'font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const card = 'background-color:#ffffff;border:1px solid #e1e5ea;border-radius:12px';

const darkStyles = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #14171c !important; } .card { background-color: #1d2128 !important; border-color: #333a45 !important; }
  .text { color: #e6e9ee !important; } .muted { color: #9aa4b2 !important; } .link { color: #7fb8f2 !important; }
  .line { border-color: #333a45 !important; }
}`;

/** The HTML part: tables, as mail programs want them; nothing loaded, nothing that tells who has opened it. */
export const digestHtml = (digest: Digest): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${digest.title}</title>
        <style>
          ${{ html: darkStyles }}
        </style>
      </head>
      <body class="page" style="margin:0;padding:0;background-color:#f6f7f9">
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          class="page"
          style="background-color:#f6f7f9"
        >
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;${font}"
              >
                <tr>
                  <td style="padding:0 4px 16px">
                    <h1 class="text" style="margin:0;font-size:22px;line-height:1.3;color:#1c2430">
                      ${digest.title}
                    </h1>
                    <p class="muted" style="margin:4px 0 0;font-size:14px;color:#5a6474">
                      Compared with ${digest.before}
                    </p>
                  </td>
                </tr>
                <tr>
                  <td class="card" style="padding:8px 20px;${card}">${figures(digest)}</td>
                </tr>
                ${section('Fix first', digest.articles.map(articleRow))}
                ${section('Without an answer', digest.gaps.map(gapRow))}
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.html;

const gapRow = ({ about, language, searches }: Digest['gaps'][number]): Html =>
  html`<p class="text" style="margin:0;font-size:15px;color:#1c2430">
      <bdi>${about}</bdi>
    </p>
    <p class="muted" style="margin:2px 0 0;font-size:13px;color:#5a6474">
      ${language}, ${searches} searches
    </p>`;

const figures = ({ figures: all, newComments }: Digest): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
    ${[
      ...all,
      { name: 'Comments waiting', value: String(newComments), change: 'of any time, not dealt with' },
    ].map(
      ({ name, value, change }, index) =>
        html`<tr>
          <td class="text line" style="padding:10px 8px 10px 0;font-size:15px;color:#1c2430;${rule(index)}">
            ${name}
          </td>
          <td class="muted line" style="padding:10px 8px;font-size:13px;color:#5a6474;${rule(index)}">
            ${change}
          </td>
          <td
            class="text line"
            align="right"
            style="padding:10px 0;font-size:17px;font-weight:600;color:#1c2430;white-space:nowrap;${rule(index)}"
          >
            ${value}
          </td>
        </tr> `,
    )}
  </table>`;

const rule = (index: number) => (index === 0 ? '' : 'border-top:1px solid #e1e5ea');

const section = (title: string, rows: readonly Html[]): Html | string =>
  rows.length === 0
    ? ''
    : html`<tr>
          <td style="padding:24px 4px 8px">
            <h2 class="text" style="margin:0;font-size:17px;color:#1c2430">${title}</h2>
          </td>
        </tr>
        <tr>
          <td class="card" style="padding:4px 20px;${card}">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
              ${rows.map(
                (row, index) =>
                  html`<tr>
                    <td class="line" style="padding:12px 0;${rule(index)}">${row}</td>
                  </tr> `,
              )}
            </table>
          </td>
        </tr>`;

const articleRow = ({ title, language, url, helpful, unhappyReaders, owner, editUrl }: DigestArticle): Html =>
  html`<p class="text" style="margin:0;font-size:15px;font-weight:600;color:#1c2430">
      ${url === '' ? html`<bdi>${title}</bdi>` : link(url, html`<bdi>${title}</bdi>`)}
    </p>
    <p class="muted" style="margin:2px 0 0;font-size:13px;color:#5a6474">
      ${language} · ${helpful} helpful · about ${unhappyReaders} readers left
      unhappy${owner === undefined ? '' : ` · ${owner}`}${editUrl === undefined ? '' : html` · ${link(editUrl, html`Edit`)}`}
    </p>`;

const link = (url: string, text: Html): Html =>
  html`<a class="link" href="${url}" style="color:#0b5fae">${text}</a>`;

export interface Envelope {
  readonly from: string;
  /** Addresses, separated by commas. */
  readonly to: string;
  /** When it's written, in milliseconds. */
  readonly now: number;
}

/** Whether a text can stand in a header for addresses: ASCII, and no line break that would start another header. */
export const areAddresses = (text: string): boolean => /^[\x20-\x7e]+@[\x20-\x7e]+$/.test(text);

/**
 * The whole message (RFC 5322, MIME), as `sendmail -t` reads it. Parts are in base64, so no server changes them on the way.
 */
export function digestMessage(digest: Digest, { from, to, now }: Envelope): string {
  const boundary = `fener-${now.toString(36)}`;
  const part = (type: string, text: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...inLines(Buffer.from(text).toString('base64'), 76),
  ];
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encodedWords(digest.title)}`,
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', digestText(digest)),
    ...part('text/html', digestHtml(digest)),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

const inLines = (text: string, length: number): string[] =>
  text.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];

/** A header's text in encoded words of at most 75 characters (RFC 2047), cut between characters. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]{1,60}$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}
