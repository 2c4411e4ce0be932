/** Stores: those at a place, or near the reader, and who is open now. From the store finder's own index. */
import { message } from '#client/page/messages.ts';
import { ownJson } from '#client/page/own-data.ts';
import type { StoresConfig } from '#client/stores/config.ts';
import { StoresData } from '#client/stores/data.ts';
import { searchStores, type StoresRequest } from '#model/stores/browser/search-stores.ts';
import { fillStoreCard } from '#client/stores/store-card.ts';
import { describeAnswer } from '#client/stores/summary.ts';
import { Facets } from '#model/stores/browser/facets.ts';
import { pageAt, type CentrePage } from './centre.ts';
import { made, picture } from './made.ts';
import { safeCopy } from './safe.ts';
import { elsewhere, frameOf, type View, type ViewTools } from './view.ts';

const shown = 6;
/** Results follow when typing pauses. */
const pause = 250;

/** The finder, without its map. */
export function storesView({ locale, file }: ViewTools): View {
  const element = frameOf(`/${locale.id}/stores/`, async (frame) => {
    const { stores } = await file;
    const page = stores === undefined ? undefined : await pageAt(stores);
    const finder = page && (await openFinder(page));
    if (!finder) throw new Error('There is no store finder.');
    frame.append(...(await finderOf(finder)), elsewhere(page.path));
  });
  return { name: 'stores', element };
}

/** What the store finder's page and its files have. */
interface Finder {
  readonly config: StoresConfig;
  readonly data: StoresData;
  readonly card: HTMLTemplateElement;
}

async function openFinder(page: CentrePage): Promise<Finder | undefined> {
  const finder = page.document.querySelector('help-stores');
  const config = finder?.querySelector(':scope > script')?.textContent;
  const written = finder?.querySelector(':scope > template');
  const card = written && safeCopy(written, page.url).querySelector('template');
  if (!config || !card) return undefined;
  const known = ownJson<StoresConfig>(config);
  const data = await StoresData.load(known);
  if (known.country) await data.addTowns([known.country]);
  return { config: known, data, card };
}

type Asked = Pick<StoresRequest, 'text' | 'near'>;

/** The cards for a question, and what they are in a sentence. */
async function answer({ config, data, card }: Finder, asked: Asked) {
  const [now, unit] = [Date.now(), config.unit];
  const facets = new Facets(data.index, now);
  const request = { ...asked, filters: [], country: config.country, count: shown };
  let found = searchStores(data, facets, request);
  if (asked.text.trim().length > 2 && (!found.place || found.place.isGuess)) {
    await data.addTowns(Object.keys(config.places));
    found = searchStores(data, facets, request);
  }
  const cards = found.hits.map((hit) => fillStoreCard(card, data, config, { ...hit, unit, now }));
  return { cards: await Promise.all(cards), text: describeAnswer(found, request, message) };
}

/** The field, the button for the place where the reader is, and the list. */
async function finderOf(finder: Finder): Promise<readonly HTMLElement[]> {
  const label = message('stores:find.label');
  const input = made('input', {
    type: 'search',
    placeholder: label,
    'aria-label': label,
    autocomplete: 'off',
    maxlength: '200',
    part: 'field',
  });
  const form = made('form', { class: 'search-form', role: 'search' }, picture('search'), input);
  const nearMe = message('stores:find.near');
  const near = made('button', { type: 'button', class: 'store-near' }, picture('here'), nearMe);
  const status = made('p', { role: 'status', class: 'store-answer' });
  const list = made('ol', { class: 'store-list', role: 'list' });
  let turn = 0;
  const show = async (asked: Asked) => {
    const own = ++turn;
    const { cards, text } = await answer(finder, asked);
    // A later question has overtaken this one.
    if (own !== turn) return;
    list.replaceChildren(...cards);
    status.textContent = text;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show({ text: input.value }), pause);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  near.addEventListener('click', () => locate(status, (place) => void show({ text: '', near: place })));
  await show({ text: '' });
  return [made('h3', {}, message('stores:title')), form, near, status, list];
}

/** Asks where the reader is. The page that the widget is in may not be allowed to know. */
function locate(status: HTMLElement, found: (place: NonNullable<Asked['near']>) => void): void {
  status.textContent = message('stores:find.locating');
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => found({ lat: coords.latitude, lng: coords.longitude }),
    ({ code, PERMISSION_DENIED }) => {
      const isDenied = code === PERMISSION_DENIED;
      status.textContent = message(isDenied ? 'stores:find.denied' : 'stores:find.unavailable');
    },
    { maximumAge: 300_000, timeout: 10_000 },
  );
}
