/** Opening hours of a store as its page prints them. */
import { addDays } from '#base/day.ts';
import { formatDate, formatDateRange, formatList } from '#i18n/format.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import type { Holiday, SpecialDay } from '#model/hours/compile.ts';
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
    uncertain: uncertainDays.length === 0 ? undefined : formatList(toSpans().slice(0, 4), lang),
    schedule,
  };

  /** Each holiday once, with all its days: `End of Ramadan (9–11 March 2027)`. */
  function toSpans(): readonly string[] {
    const spans: { readonly name: string | undefined; readonly from: string; to: string }[] = [];
    for (const { date, name: names } of uncertainDays) {
      const name = nameOf(names);
      const last = spans.at(-1);
      if (last?.name === name && last?.to === addDays(date, -1)) last.to = date;
      else spans.push({ name, from: date, to: date });
    }
    return spans.map(({ name, from, to }) => {
      const dates = formatDateRange(from, to, tag);
      return name === undefined ? dates : `${name} (${dates})`;
    });
  }

  /** Without what some names say again in brackets. */
  function nameOf(names: Holiday['name']): string | undefined {
    return (names[locale.id] ?? names[lang] ?? names[''])?.replace(/\s*[(（][^)）]*[)）]$/, '');
  }
}
