/** The first view: a question, what is suggested on this page, and articles that many ask for. */
import { message } from '#client/page/messages.ts';
import { suggestionFor } from '#model/widget/browser/patterns.ts';
import type { WidgetFile, WidgetLink } from '#model/widget/browser/widget-file.ts';
import { announcements } from './announcements.ts';
import { asText, ownValue, type Suggested } from './api.ts';
import { articleAt, pageAt } from './centre.ts';
import { linkList } from './link-list.ts';
import { made, picture } from './made.ts';
import { topicLinks } from './page-view.ts';
import { frameOf, type View, type ViewTools } from './view.ts';

/** How many articles are suggested. */
const most = 6;

/** The view; `suggested` is what the page itself suggests, if it does. `focuses`: whether the field takes the focus. */
export function homeView(
  tools: ViewTools,
  suggested: () => Suggested | undefined,
  { query, focuses }: { readonly query: string; readonly focuses: boolean },
): View {
  const { locale, file, tell } = tools;
  const element = frameOf(`/${locale.id}/`, async (frame) => {
    const known = await file;
    const input = made('input', {
      type: 'search',
      name: 'q',
      'aria-label': message('common:search.label'),
      placeholder: message('common:search.placeholder'),
      autocomplete: 'off',
      autocapitalize: 'off',
      enterkeyhint: 'search',
      maxlength: '200',
      part: 'field',
    });
    const form = made('form', { class: 'search-form', role: 'search' }, picture('search'), input);
    form.addEventListener('submit', (event) => event.preventDefault());
    const start = new AbortController();
    const config = {
      locale: locale.id,
      lang: locale.lang,
      page: known.search,
      contact: known.contact,
      fallbacks: known.fallbacks,
      stores: known.storeSearch,
    };
    const rest = made('div', { class: 'rest' }, ...announcements(known));
    frame.append(made('p', { class: 'greeting' }, message('common:home.heading')), form, rest);
    const load = () =>
      (loading ??= import('#client/search/search-box.ts').then(({ startSearchBox }) => {
        startSearchBox(form, input, config, start.signal);
        if (input.value !== '') input.dispatchEvent(new Event('input'));
      }));
    let loading: Promise<void> | undefined;
    // Its code follows when somebody turns to the field.
    for (const type of ['pointerover', 'keydown', 'input'] as const)
      input.addEventListener(type, () => void load().catch(() => undefined), { signal: start.signal });
    document.addEventListener(
      'fener-search',
      (event) => {
        const query = asText(ownValue(event instanceof CustomEvent ? event.detail : undefined, 'query'));
        if (frame.isConnected) tell('search', { query });
      },
      {
        signal: start.signal,
      },
    );
    if (query !== '') {
      input.value = query;
      input.dispatchEvent(new Event('input'));
    }
    if (focuses && frame.closest('dialog')?.matches(':focus-within')) input.focus({ preventScroll: true });
    rest.append(...(await suggestions(known, tools, suggested())));
  });
  return { name: 'home', element };
}

/** What the page suggests, else what the site suggests for it, else what many ask. */
async function suggestions(
  file: WidgetFile,
  { locale }: ViewTools,
  suggested: Suggested | undefined,
): Promise<readonly HTMLElement[]> {
  const chosen = suggested ?? suggestionFor(file.suggest, location);
  const featured = linkList(message('common:home.featured'), file.featured);
  if (!chosen) return featured;
  const [named, ofTopic] = await Promise.all([
    Promise.all(
      (chosen.articles ?? []).map(
        async (id) =>
          ownOf(file.articles, id) ?? (await articleAt(`${locale.id} ${id}`).catch(() => undefined)),
      ),
    ),
    chosen.topic === undefined ? [] : linksOfTopic(file, chosen.topic),
  ]);
  const links = [...named, ...ofTopic].filter((link) => link !== undefined);
  const unique = [...new Map(links.map((link) => [link.href, link])).values()].slice(0, most);
  return unique.length === 0 ? featured : linkList(message('common:widget.suggested'), unique);
}

/** A value of a record, and nothing that records inherit. */
const ownOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

async function linksOfTopic(file: WidgetFile, topic: string): Promise<readonly WidgetLink[]> {
  const known = ownOf(file.topicArticles, topic);
  const path = ownOf(file.topics, topic);
  if (known || path === undefined) return known ?? [];
  const page = await pageAt(path).catch(() => undefined);
  return page ? topicLinks(page) : [];
}
