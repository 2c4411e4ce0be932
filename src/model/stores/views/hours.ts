/** Opening hours of a store as its page prints them. */
import { formatDate, formatList } from '#i18n/format.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import type { SpecialDay } from '#model/hours/compile.ts';
import { firstDayOfWeek, formatTimes, formatWeek, isAllDay, type WeekRow } from '#model/hours/week.ts';
import type { Store, StoreHours } from '../store.ts';
import type { StoreViewContext } from './context.ts';

/** A week with its exceptions, as printed; `schedule` is for the browser, which marks today and says who is open. */
export interface HoursView {
  readonly rows: readonly WeekRow[];
  readonly special: readonly {
    readonly date: string;
    readonly text: string;
    readonly reason: string | undefined;
  }[];
  /** Holidays on which nobody promises the usual hours. */
  readonly uncertain: string | undefined;
  readonly schedule: Schedule;
}

export function toHoursView(
  { schedule, specialDays, uncertainDays }: StoreHours,
  store: Store,
  { locale, t }: StoreViewContext,
): HoursView {
  const { lang, country } = locale;
  const tag = readerTag(locale);
  const reasonOf = ({ reason }: Pick<SpecialDay, 'reason'>) =>
    typeof reason === 'object' ? (reason[locale.id] ?? reason[lang] ?? reason['']) : reason;
  return {
    rows: formatWeek(schedule.week, tag, firstDayOfWeek(country ?? store.address.country)),
    special: specialDays.map((day) => ({
      date: formatDate(day.date, tag),
      text:
        day.hours.length === 0
          ? t('stores:store.closed')
          : isAllDay(day.hours)
            ? t('stores:store.allDay')
            : formatTimes(day.hours, tag).join(', '),
      reason: reasonOf(day),
    })),
    uncertain:
      uncertainDays.length === 0
        ? undefined
        : formatList(
            uncertainDays.slice(0, 4).map(({ date, name }) => {
              const known = name[locale.id] ?? name[lang] ?? name[''];
              return known === undefined ? formatDate(date, tag) : `${known} (${formatDate(date, tag)})`;
            }),
            lang,
          ),
    schedule,
  };
}
