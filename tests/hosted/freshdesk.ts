/** Freshdesk's API of solutions for a centre that was made. https://developers.freshdesk.com/api/#solutions */
import { bodyOf, documentOf, pictureOf, type HostedArticle, type HostedCentre } from './centre.ts';
import { keyHeader, limited, type Asked, type Limits, type Reply } from './server.ts';

export interface FreshdeskFaults extends Limits {
  /** Pages of lists of articles, by number, that are cut off each time. */
  readonly brokenPages?: readonly number[];
  /** Whether the key may not ask for the helpdesk's settings. */
  readonly hidesSettings?: boolean;
  /** A folder that only people who are signed in may see. */
  readonly hiddenFolder?: number;
}

export const freshdeskKey = 'key-of-the-test';

export function freshdeskApi(
  centre: HostedCentre,
  faults: FreshdeskFaults = {},
): (asked: Asked) => Reply | undefined {
  return limited(faults, (asked) => answer(centre, faults, asked));
}

function answer(centre: HostedCentre, faults: FreshdeskFaults, asked: Asked): Reply | undefined {
  const { pathname } = asked.url;
  const file = /^\/data\/helpdesk\/attachments\/production\/(\d+)\/original\/(\S+)$/.exec(pathname);
  if (file)
    return { body: file[2]?.endsWith('.pdf') ? documentOf(Number(file[1])) : pictureOf(Number(file[1])) };
  if (asked.headers['authorization'] !== keyHeader(freshdeskKey))
    return { status: 401, body: { code: 'invalid_credentials' } };
  const [primary = 'en', ...others] = centre.locales;
  if (pathname === '/api/v2/settings/helpdesk')
    return faults.hidesSettings
      ? { status: 403, body: { code: 'access_denied' } }
      : { body: { primary_language: primary, supported_languages: others, portal_languages: others } };
  const [, kind, id, inner, language = primary] =
    /^\/api\/v2\/solutions\/(categories|folders)(?:\/(\d+)\/(folders|subfolders|articles))?(?:\/([a-zA-Z-]+))?$/.exec(
      pathname,
    ) ?? [];
  if (kind === undefined || !centre.locales.includes(language)) return undefined;
  if (inner === undefined) return listPage(categories(centre, language), asked);
  if (inner === 'articles')
    return listPage(articles(centre, Number(id), language, asked), asked, faults.brokenPages);
  return listPage(folders(centre, faults, { inner, id: Number(id), language }), asked);
}

const categories = ({ categories: numbers }: HostedCentre, language: string) =>
  numbers.map((id) => ({
    id,
    name: `Category ${id} ${language}`,
    description: null,
    visible_in_portals: [1],
  }));

/** Of the folders of a category, the second lies in the first. */
function folders(
  { sections }: HostedCentre,
  { hiddenFolder }: FreshdeskFaults,
  { inner, id, language }: { inner: string; id: number; language: string },
): object[] {
  const own = sections.filter(({ category, number }) =>
    inner === 'folders'
      ? category === id
      : sections.some((one) => one.number === id && one.category === category && number !== id),
  );
  const [first, second] = sections.filter(({ category }) => category === own[0]?.category);
  const toFolder = (number: number, category: number) => ({
    id: number,
    name: `Folder ${number} ${language}`,
    description: `All about ${number}`,
    parent_folder_id: number === second?.number ? first?.number : null,
    hierarchy: [{ level: 0, type: 'category', data: { id: category, name: 'x', language } }],
    articles_count: 5,
    sub_folders_count: number === first?.number && second ? 1 : 0,
    visibility: number === hiddenFolder ? 2 : 1,
  });
  const listed =
    inner === 'folders'
      ? own.filter(({ number }) => number !== second?.number)
      : own.filter(({ number }) => id === first?.number && number === second?.number);
  return listed.map(({ number, category }) => toFolder(number, category));
}

function articles(
  centre: HostedCentre,
  folder: number,
  language: string,
  { url: { origin } }: Asked,
): object[] {
  return centre.articles
    .filter(({ section }) => section === folder)
    .map((article) => toArticle(article, centre, language, origin));
}

function toArticle(
  article: HostedArticle,
  { sections, locales }: HostedCentre,
  language: string,
  origin: string,
) {
  const { number, section, title, attachment, isDraft } = article;
  const category = sections.find((one) => one.number === section)?.category;
  const fileAt = (of: number, name: string) =>
    `${origin}/data/helpdesk/attachments/production/${of}/original/${name}`;
  const prefix = language === locales[0] ? '' : `/${language}`;
  return {
    id: number,
    type: 1,
    category_id: category,
    folder_id: section,
    hierarchy: [{ level: 0, type: 'category', data: { id: category, name: 'x', language } }],
    title: title[language],
    description: bodyOf(article, language, {
      article: (to, _, anchor) =>
        to % 2 === 0
          ? `${prefix}/support/solutions/articles/${to}-x${anchor}`
          : `${origin}${prefix}/support/solutions/articles/${to}${anchor}`,
      picture: (of) => fileAt(of, `shot.png?X-Amz-Signature=${of}`).replaceAll('&', '&amp;'),
      section: (of) => `${origin}${prefix}/support/solutions/folders/${of}`,
      form: () => `${prefix}/support/tickets/new`,
    }),
    status: isDraft ? 1 : 2,
    tags: ['parcel'],
    seo_data: { meta_description: `What to do with ${number}`, meta_keywords: 'label, voucher' },
    thumbs_up: 3,
    thumbs_down: 1,
    hits: 12,
    attachments:
      attachment === undefined
        ? []
        : [
            {
              id: attachment,
              name: `manual ${attachment}.pdf`,
              attachment_url: fileAt(attachment, `manual.pdf`),
            },
          ],
    updated_at: '2026-03-04T05:06:07Z',
  };
}

function listPage(items: readonly object[], { url }: Asked, broken: readonly number[] = []): Reply {
  const number = Number(url.searchParams.get('page') ?? 1);
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const hasMore = items.length > number * size;
  const next = `${url.origin}${url.pathname}?page=${number + 1}&per_page=${size}`;
  return {
    body: JSON.stringify(items.slice((number - 1) * size, number * size)),
    headers: { 'content-type': 'application/json', ...(hasMore ? { link: `<${next}>; rel="next"` } : {}) },
    ...(broken.includes(number) ? { cutAt: 400 } : {}),
  };
}
