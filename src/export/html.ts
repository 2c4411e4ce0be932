/** A help centre as plain HTML pages that a browser reads from a folder. */
import { html, type Html } from '#html/template.ts';
import { portableHtml } from '#markdown/portable-html.ts';
import type { Locale } from '#site/site.ts';
import {
  bodyOf,
  contentsOf,
  copiesOf,
  ExportNames,
  headingIdsOf,
  relativeWays,
  textsOf,
  wayTo,
  type Contents,
  type ExportFile,
  type ExportInput,
  type ExportText,
} from './texts.ts';

/** One page for each text, without scripts, and indexes that list them in order. */
export async function toHtml(input: ExportInput): Promise<ExportFile[]> {
  const { centre } = input;
  const names = new ExportNames(centre, 'html');
  const used = { images: new Set<string>(), files: new Set<string>() };
  const files: ExportFile[] = [];
  for (const locale of centre.site.locales) {
    const home = names.topic(locale.id, '');
    const contents = listOf(contentsOf(centre, names, locale), home);
    files.push({ path: home, text: page({ locale, title: centre.site.name, home: undefined }, contents) });
    for (const text of textsOf(centre, locale.id)) {
      const path = names.of(text);
      const markdown = bodyOf(input, text, { names, used, ways: relativeWays(names, text) });
      const body = await portableHtml(markdown, headingIdsOf(text));
      const below =
        text.kind === 'topic' ? listOf(contentsOf(centre, names, locale, text.topic.path), path) : undefined;
      const { title, description } = text.data;
      files.push({
        path,
        text: page(
          {
            locale,
            title,
            description,
            home: wayTo(path, home),
            siteName: centre.site.name,
            state: stateOf(text),
          },
          html`${{ html: body }}${below}`,
        ),
      });
    }
  }
  if (centre.site.locales.length > 1) files.push({ path: 'index.html', text: languages(input) });
  return [...files, ...copiesOf(used, names, input)];
}

/** What readers of the site don't find. */
const stateOf = ({ data }: ExportText): string | undefined =>
  'draft' in data && data.draft ? 'draft' : 'unlisted' in data && data.unlisted ? 'unlisted' : undefined;

interface Page {
  readonly locale: Pick<Locale, 'lang' | 'dir'>;
  readonly title: string;
  readonly description?: string | undefined;
  readonly home: string | undefined;
  readonly siteName?: string | undefined;
  readonly state?: string | undefined;
}

const page = (
  { locale, title, description, home, siteName, state }: Page,
  content: Html | undefined,
): string =>
  html`<!doctype html>
    <html lang="${locale.lang}" dir="${locale.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${description === undefined ? undefined : html`<meta name="description" content="${description}" />`}
        ${state === undefined ? undefined : html`<meta name="robots" content="noindex" /><meta name="state" content="${state}" />`}
      </head>
      <body>
        ${home === undefined ? undefined : html`<p><a href="${home}">${siteName}</a></p>`}
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.html;

function listOf(contents: readonly Contents[], from: string): Html | undefined {
  if (contents.length === 0) return undefined;
  const items = contents.map(
    ({ title, file, children }) =>
      html`<li><a href="${wayTo(from, file)}">${title}</a>${listOf(children, from)}</li> `,
  );
  return html`<ul>
    ${items}
  </ul> `;
}

function languages({ centre }: ExportInput): string {
  const names = new ExportNames(centre, 'html');
  const items = centre.site.locales.map(
    ({ id, lang, name }) => html`<li><a href="${names.topic(id, '')}" lang="${lang}">${name}</a></li> `,
  );
  const [first] = centre.site.locales;
  return page(
    { locale: first ?? { lang: 'en', dir: 'ltr' }, title: centre.site.name, home: undefined },
    html`<ul>
      ${items}
    </ul> `,
  );
}
