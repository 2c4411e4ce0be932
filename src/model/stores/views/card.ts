/** A store as an entry of a list. */
import { formatDate } from '#i18n/format.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { countryName, formatAddressLine } from '../address.ts';
import { distanceKm, distanceUnitOf, formatDistance, type GeoPoint } from '../browser/geo.ts';
import { localizeStore, type Store } from '../store.ts';
import { chainOf, storeHref, languageOf, type StoreViewContext } from './context.ts';

/** A store in a list. */
export interface StoreCardView {
  readonly code: string;
  readonly href: string;
  readonly name: string;
  /** Language and direction of name and address, if they aren't the page's. */
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | undefined;
  readonly address: string;
  readonly phone: { readonly href: string; readonly text: string } | undefined;
  /** Why it is not open, if it is not in business. */
  readonly notice: string | undefined;
  /** When it is open, if it is in business: the browser says whether it is open now. */
  readonly schedule: Schedule | undefined;
  /** Address of its first picture; the name beside it says what it is of. */
  readonly picture: string | undefined;
  /** `2.3 km away`, in lists of neighbours. */
  readonly distance: string | undefined;
}

/** The store as an entry of a list. `from`: the place to measure the distance from. */
export function toStoreCard(store: Store, context: StoreViewContext, from?: GeoPoint): StoreCardView {
  const { locale, t } = context;
  const { name, address, lang } = localizeStore(store, chainOf(context));
  const [phone] = store.phones;
  const isForeign = locale.country !== address.country;
  const km = from && store.point ? distanceKm(from, store.point) : undefined;
  return {
    code: store.code,
    href: storeHref(store, context),
    name,
    ...languageOf(lang, context),
    address: formatAddressLine(address, {
      countryName: isForeign ? countryName(address.country, locale.lang) : undefined,
    }),
    phone:
      phone?.e164 === undefined
        ? undefined
        : { href: `tel:${phone.e164}`, text: phoneText(phone, isForeign) },
    notice: toNotice(store, context),
    schedule: store.status === 'open' ? store.hours?.schedule : undefined,
    picture: store.images[0]?.src,
    distance:
      km === undefined
        ? undefined
        : t('stores:store.distance', {
            distance: formatDistance(km, locale.lang, distanceUnitOf(locale.country)),
          }),
  };
}

export const phoneText = ({ national, international }: Store['phones'][number], isForeign: boolean) =>
  isForeign ? international : national;

function toNotice(
  { status, since, until, opened }: Store,
  { locale, t }: StoreViewContext,
): string | undefined {
  const date = (day: string) => formatDate(day, readerTag(locale));
  switch (status) {
    case 'open':
      return undefined;
    case 'temporarily-closed':
      return until === undefined
        ? t('stores:status.temporarily-closed')
        : t('stores:status.closedUntil', { date: date(until) });
    case 'coming-soon': {
      const day = until ?? opened;
      return day === undefined
        ? t('stores:status.coming-soon')
        : t('stores:status.opensOn', { date: date(day) });
    }
    case 'permanently-closed':
      return since === undefined
        ? t('stores:status.permanently-closed')
        : t('stores:status.closedSince', { date: date(since) });
  }
}
