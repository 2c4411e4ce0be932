/** Shows the cards of another country, or with the reader's words; loaded when one of the two is there. */
import { dayOf } from '#base/day.ts';
import { choose, primaryCount } from '#model/channels/browser/choose.ts';
import type { ContactJson, PanelClientData } from '#model/channels/panel.ts';
import { readerDevice } from '#client/page/reader.ts';
import { fillCard } from './card.ts';
import { readersWords } from './words.ts';

/**
 * Replaces the cards of a panel by those of a country (`''` when unknown), filled with the reader's
 * words. Returns what the panel now knows about its cards.
 */
export function showCards(
  panel: HTMLElement,
  json: ContactJson,
  data: PanelClientData,
  country: string,
): Pick<PanelClientData, 'hours' | 'schedules'> {
  const { topic } = panel.dataset;
  const situation = {
    page: topic ? { topics: [topic] } : data.page,
    device: readerDevice(),
    date: dayOf(Date.now()),
  };
  const ids = json.order[country] ?? json.order[''] ?? [];
  const limitsOf = (id: string) => json.cards[id]?.limits;
  const shown = choose(ids, { limitsOf, fallback: json.fallback }, situation);
  const extra = readersWords(panel);
  const values = { ...data.values, extra, ...(country && { country }), ...(topic && { topic }) };
  const template = panel.querySelector('template');
  const items = shown.flatMap((id) => {
    const card = json.cards[id];
    return card && template ? [fillCard(template, card, json.hours[card.hours ?? ''], values)] : [];
  });
  panel.querySelector('[data-primary]')?.replaceChildren(...items.slice(0, primaryCount));
  panel.querySelector('[data-rest]')?.replaceChildren(...items.slice(primaryCount));
  panel.querySelector('details[data-more]')?.toggleAttribute('hidden', items.length <= primaryCount);
  return {
    schedules: json.schedules,
    hours: Object.fromEntries(
      shown.flatMap((id) => {
        const hours = json.cards[id]?.hours;
        return hours === undefined ? [] : [[id, hours]];
      }),
    ),
  };
}
