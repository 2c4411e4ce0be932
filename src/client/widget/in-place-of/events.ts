/** In place of `feedback/events.ts`: the same events, of a widget instead of a page. */
import { startEvents, type PageEvents } from '#client/feedback/events.ts';
import { servedPath } from './served-path.ts';
import { widgetLocale } from '../locale.ts';

export { watchContacts } from '#client/feedback/events.ts';

const byLocale = new Map<string, PageEvents>();

/** The events of the widget in the language that it speaks now. */
export function pageEvents(): PageEvents {
  const { id } = widgetLocale();
  const events = byLocale.get(id) ?? startEvents(id, servedPath('/_feedback/v1/e'));
  byLocale.set(id, events);
  return events;
}
