/** Fills the page's template of a store card from the index. */
import { formatDistance, type DistanceUnit } from '#model/stores/browser/geo.ts';
import { cityOf, scheduleOf, type StoreIndex } from '#model/stores/browser/index-file.ts';
import { message } from '#client/page/messages.ts';
import { servedPath } from '#client/page/served-path.ts';
import { storeAddress, storeHref } from './store-link.ts';
import { showOpenState } from './store-state.ts';
import type { StoresConfig } from './config.ts';
import type { StoresData } from './data.ts';

export interface CardOptions {
  readonly store: number;
  /** Distance in kilometres, if there is a place to measure from. */
  readonly km: number | undefined;
  readonly unit: DistanceUnit;
  readonly now: number;
}

/** A copy of the template for one store. Text is set as text, never as HTML. */
export async function fillStoreCard(
  template: HTMLTemplateElement,
  data: StoresData,
  config: StoresConfig,
  { store, km, unit, now }: CardOptions,
): Promise<DocumentFragment> {
  const { index, translations } = data;
  const card = document.importNode(template.content, true);
  const find = (part: string) => card.querySelector<HTMLElement>(`[data-part="${part}"]`);
  const translated = translations[store];
  card.querySelector('[data-store]')?.setAttribute('data-store', index.code[store] ?? '');
  const link = card.querySelector('a');
  if (link) {
    link.href = servedPath(storeHref(index, config, store));
    link.textContent = translated?.name ?? index.name[store] ?? '';
  }
  setText(
    find('distance'),
    km === undefined
      ? ''
      : message('stores:store.distance', { distance: formatDistance(km, config.lang, unit) }),
  );
  showStoreStatus(find('status'), index, config, { store, now });

  const { street, phone, picture } = await data
    .detailsOf(store)
    .catch(() => ({ street: '', phone: '', picture: '' }));
  const image = card.querySelector('img');
  if (picture && image) image.src = servedPath(picture);
  else image?.remove();
  setText(find('address'), storeAddress(data, config, store, street));
  const isForeign = config.country !== index.countries[cityOf(index, store).country];
  const call = find('phone');
  const [national = '', international] = phone.split('|');
  if (international && call instanceof HTMLAnchorElement) {
    call.href = `tel:${international.replace(/[^+\d]/g, '')}`;
    call.textContent = isForeign ? international : national;
  } else call?.remove();
  return card;
}

/** Why a store isn't in business, by its number in the index. */
const notices = [
  'stores:status.temporarily-closed',
  'stores:status.coming-soon',
  'stores:status.permanently-closed',
] as const;

/** Says whether the store is open now, or why it is not in business. */
export function showStoreStatus(
  place: HTMLElement | null,
  index: StoreIndex,
  { lang }: StoresConfig,
  { store, now }: { readonly store: number; readonly now: number },
): void {
  if (!place) return;
  const status = Number(index.status[store]);
  const schedule = scheduleOf(index, store);
  if (status > 0) {
    const notice = notices[status - 1];
    setText(place, notice ? message(notice) : '');
    place.dataset['status'] = 'closed';
  } else if (schedule) {
    showOpenState(place, schedule, lang, now);
  } else place.hidden = true;
}

function setText(place: HTMLElement | null, text: string): void {
  if (!place) return;
  place.hidden = text === '';
  if (place.textContent !== text) place.textContent = text;
}
