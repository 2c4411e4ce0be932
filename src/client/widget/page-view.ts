/** An article, a topic, or what is left of an article that is gone: from its page in the help centre. */
import { message } from '#client/page/messages.ts';
import type { WidgetLink } from '#model/widget/browser/widget-file.ts';
import { articleAt, pageAt, type CentrePage } from './centre.ts';
import { pathInCentre } from './centre-address.ts';
import { showCountryValues } from './country-values.ts';
import { linkList } from './link-list.ts';
import { made } from './made.ts';
import { servedPath } from '#client/page/served-path.ts';
import { safeCopy } from './safe.ts';
import { elsewhere, frameOf, type View, type ViewTools } from './view.ts';

/** The page at a path. */
export function pageView(tools: ViewTools, path: string, anchor: string): View {
  return viewOf(tools, { path, anchor, find: () => Promise.resolve(path) });
}

/** An article by its id, or by one that it had. */
export function articleView(tools: ViewTools, id: string, anchor: string): View {
  const find = async () => (await articleAt(`${tools.locale.id} ${id}`))?.href;
  return viewOf(tools, { path: `/a/${encodeURIComponent(id)}/`, anchor, find });
}

function viewOf(
  { tell, file }: ViewTools,
  {
    path,
    anchor,
    find,
  }: { readonly path: string; readonly anchor: string; readonly find: () => Promise<string | undefined> },
): View {
  let channels: Element | undefined;
  const reveal = (id: string) => goTo(element, id);
  const element = frameOf(path, async (frame) => {
    const { contact, search } = await file;
    const found = await find();
    const page = found === undefined ? undefined : await pageAt(found);
    if (!page) {
      frame.append(made('h3', {}, message('common:notFound.title')), elsewhere(search));
      return;
    }
    const article = page.document.querySelector<HTMLElement>('[data-article][data-id]');
    if (article) {
      // Elements come alive when they are on the page, so the form of the rating finds its code there.
      if (article.querySelector('help-rating')) await import('#client/feedback/help-rating.ts');
      if (article.querySelector('help-tabs')) await import('#client/article/help-tabs.ts');
      showArticle(frame, page, article, contact);
    } else if (!showOther(frame, page)) frame.append(elsewhere(page.path));
    channels = page.document.querySelector('help-contact') ?? undefined;
    const id = article?.dataset['id'];
    frame.addEventListener('submit', ({ submitter }) => {
      const value = submitter?.getAttribute('value');
      if (id !== undefined && (value === 'yes' || value === 'no'))
        tell('rate', { id, helpful: value === 'yes' });
    });
    tell('article', { ...(id !== undefined && { id }), url: page.url });
    if (anchor !== '') requestAnimationFrame(() => reveal(anchor));
  });
  return { name: 'page', element, panel: () => channels && { channels, reason: reasonIn(element) }, reveal };
}

/** What the reader said didn't help, to go along to the channel that they choose. */
function reasonIn(frame: HTMLElement): string {
  const rating = frame.querySelector<HTMLElement>('help-rating[data-state="no"]');
  const reasons = [...(rating?.querySelectorAll('label:has(:checked)') ?? [])];
  const said = rating?.querySelector('textarea')?.value ?? '';
  return [...reasons.map(({ textContent }) => textContent.trim()), said.trim()].filter(Boolean).join('; ');
}

/** A copy of the first element of a page that a selector finds. */
const partOf = (page: CentrePage, selector: string): readonly Node[] => {
  const part = page.document.querySelector(selector);
  return part ? [safeCopy(part, page.url)] : [];
};

function showArticle(
  frame: HTMLElement,
  page: CentrePage,
  article: HTMLElement,
  contact: string | undefined,
): void {
  frame.classList.add('article');
  const text = made('article', { 'data-article': '', 'data-id': article.dataset['id'], part: 'article' });
  text.append(
    ...partOf(page, 'h1'),
    ...partOf(page, '.article-facts'),
    ...partOf(page, '[data-article] .notice'),
    ...partOf(page, '[data-article] .country-choice'),
    ...partOf(page, '[data-article] .prose'),
    ...partOf(page, 'help-rating'),
  );
  // In the widget that is the view of contact channels.
  for (const link of text.querySelectorAll('help-rating [data-contact] a'))
    link.setAttribute('href', servedPath(contact ?? page.path));
  showCountryValues(text, page.url);
  frame.append(text, elsewhere(page.path));
}

/** A topic, or that an article is gone. Whether the page is one of them. */
function showOther(frame: HTMLElement, page: CentrePage): boolean {
  const kind = page.document.documentElement.dataset['kind'];
  if (kind === 'topic') {
    frame.append(
      ...partOf(page, 'h1'),
      ...partOf(page, '.topic-header .lead'),
      ...partOf(page, '.topic-main .prose'),
    );
    const title = page.document.querySelector('h1')?.textContent.trim() ?? '';
    frame.append(...linkList(title, topicLinks(page)), elsewhere(page.path));
  } else if (kind === 'retired') {
    frame.append(
      ...partOf(page, 'h1'),
      ...partOf(page, '[data-retired] .lead'),
      ...partOf(page, '[data-retired] p:has(> a)'),
    );
  }
  return kind === 'topic' || kind === 'retired';
}

/** The articles and topics that a topic's page lists. */
export function topicLinks(page: CentrePage): readonly WidgetLink[] {
  const links = page.document.querySelectorAll<HTMLAnchorElement>(
    '.topic-main .article-list a, .topic-main .topic-cards h2 a',
  );
  return [...links].flatMap((link) => {
    const href = URL.parse(link.getAttribute('href') ?? '', page.url)?.href ?? '';
    const path = pathInCentre({ href });
    const description = link.closest('li')?.querySelector('p')?.textContent.trim();
    return path === undefined
      ? []
      : [{ href: path, text: link.textContent.trim(), ...(description && { description }) }];
  });
}

/** Scrolls to an element by its id, opens what hides it, and lets screen readers go on there. */
function goTo(frame: HTMLElement, id: string): void {
  const target = frame.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  for (let part: Element | null = target; part; part = part.parentElement)
    if (part instanceof HTMLDetailsElement) part.open = true;
    else if (part.matches('.tab[hidden]')) part.dispatchEvent(new Event('beforematch', { bubbles: true }));
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  // Only within the widget: the page around it stays where it is.
  const body = frame.parentElement;
  body?.scrollBy({ top: target.getBoundingClientRect().top - body.getBoundingClientRect().top - 16 });
}
