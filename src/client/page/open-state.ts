/** Open or closed in words, in the channel's time and the reader's. */
import type { browserMessages } from '#i18n/browser-messages.ts';
import type { FillMessage } from '#i18n/fill-message.ts';
import type { OpenState } from '#model/hours/browser/state.ts';

/** When and where a status is read. `readerZone` is the browser's own when left out. */
export interface StatusSituation {
  readonly now: number;
  /** Zone of the people who answer. */
  readonly zone: string;
  readonly readerZone?: string;
  readonly lang: string;
  readonly message: FillMessage<(typeof browserMessages)['hours' | 'contact'][number]>;
}

/** A status line and how it is to look. */
export interface Status {
  readonly text: string;
  readonly tone: 'open' | 'closing' | 'closed';
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Within this time a weekday says which day is meant. */
const sixDays = 6 * day;

/** From here on a closing is announced. */
export const closingSoon = hour;

/** `Open now, until 18:00`, `Closed now. Opens in 3 hours, 09:00 (Japan Time), 01:00 your time`. */
export const describeState = (state: OpenState, situation: StatusSituation): Status =>
  describe(state, situation, 'opens', timeIn);

/** The same on one line of a narrow screen, in the reader's time: `Opens Thu 01:00, your time`. */
export const describeBriefly = (state: OpenState, situation: StatusSituation): Status =>
  describe(state, situation, 'opensAt', ownTimeOf);

function describe(
  { open, changesAt }: OpenState,
  situation: StatusSituation,
  opens: 'opens' | 'opensAt',
  timeOf: (instant: number, situation: StatusSituation) => string,
): Status {
  const { now, message } = situation;
  if (changesAt === undefined) {
    return open
      ? { text: message('contact:status.openAlways'), tone: 'open' }
      : { text: message('contact:status.closed'), tone: 'closed' };
  }
  const isClosing = open && changesAt - now <= closingSoon;
  const key = open ? (isClosing ? 'closesSoon' : 'open') : opens;
  const text = message(`contact:status.${key}`, {
    in: inWords(changesAt - now, situation.lang),
    time: timeOf(changesAt, situation),
  });
  return { text, tone: open ? (isClosing ? 'closing' : 'open') : 'closed' };
}

function inWords(duration: number, lang: string): string {
  const format = new Intl.RelativeTimeFormat(lang);
  if (duration < 1.5 * hour) return format.format(Math.ceil(duration / minute), 'minute');
  if (duration < 1.5 * day) return format.format(Math.round(duration / hour), 'hour');
  return format.format(Math.round(duration / day), 'day');
}

function timeIn(instant: number, situation: StatusSituation): string {
  const { zone, readerZone, lang, message } = situation;
  const [time, local] = [clockIn(zone, instant, situation), clockIn(readerZone, instant, situation)];
  if (time === local) return time;
  const name = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: 'shortGeneric' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return message('contact:status.elsewhere', { time, local, zone: name ?? zone });
}

function ownTimeOf(instant: number, situation: StatusSituation): string {
  const time = clockIn(situation.readerZone, instant, situation);
  const isTheirs = time === clockIn(situation.zone, instant, situation);
  return isTheirs ? time : situation.message('contact:status.yourTime', { time });
}

/** The time at a place, with its day where it is another one for the people there or for the reader. */
function clockIn(
  place: string | undefined,
  instant: number,
  { now, zone, readerZone, lang }: StatusSituation,
): string {
  const format = (options: Intl.DateTimeFormatOptions, timeZone: string | undefined, at = instant) =>
    new Intl.DateTimeFormat(lang, { ...options, timeZone }).format(at);
  const date = { day: 'numeric', month: 'short' } as const;
  const isToday = [zone, readerZone].every((one) => format(date, one) === format(date, one, now));
  const dayOptions: Intl.DateTimeFormatOptions = instant - now < sixDays ? { weekday: 'short' } : date;
  return (isToday ? '' : `${format(dayOptions, place)} `) + format({ timeStyle: 'short' }, place);
}
