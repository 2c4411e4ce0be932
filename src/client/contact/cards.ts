/** Builds the cards of another country, or with the reader's words; loaded when one of the two is there. */
import { dayOf } from '#base/day.ts';
import { applies } from '#model/channels/browser/applies.ts';
import { printCode } from '#model/channels/browser/code.ts';
import { fillLink } from '#model/channels/browser/link.ts';
import type { ContactJson, JsonCard, PanelClientData } from '#model/channels/panel.ts';
import { readersWords } from './words.ts';
import { message } from '#client/page/messages.ts';
import { readerDevice } from '#client/page/reader.ts';

const primaryCount = 3;

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
  const ids = (json.order[country] ?? json.order[''] ?? []).filter((id) => {
    const card = json.cards[id];
    return card !== undefined && applies(card, situation);
  });
  const shown = ids.length > 0 ? ids : [json.fallback];
  const extra = readersWords(panel);
  const values = { ...data.values, extra, ...(country && { country }), ...(topic && { topic }) };
  const items = shown.flatMap((id) => {
    const card = json.cards[id];
    return card ? [cardElement(card, json, values, panel.dataset['contact'] ?? '')] : [];
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

type Values = PanelClientData['values'];

/** The same element as ChannelCard.astro renders. */
function cardElement(card: JsonCard, json: ContactJson, values: Values, contactPath: string): HTMLElement {
  const hours = card.hours === undefined ? undefined : json.hours[card.hours];
  return element('li', { class: 'channel', 'data-channel': card.id }, [
    actionElement(card, values, contactPath),
    card.hours !== undefined && element('p', { class: 'channel-status', 'data-status': '' }),
    card.description && element('p', {}, [card.description]),
    card.identifier &&
      element('p', { class: 'channel-identifier' }, [
        element('bdi', { dir: 'ltr' }, [card.identifier.shown]),
        element(
          'button',
          { type: 'button', 'data-copy': card.identifier.copy, 'aria-label': card.identifier.copyLabel },
          [message('contact:card.copyLabel')],
        ),
      ]),
    card.quotesCode &&
      values.code !== undefined &&
      element('p', {}, [message('contact:card.quoteCode', { code: printCode(values.code) })]),
    card.consent && element('p', { class: 'channel-note' }, [card.consent]),
    card.notes.length > 0 &&
      element(
        'ul',
        { class: 'channel-notes' },
        card.notes.map((note) => element('li', {}, [note])),
      ),
    hours &&
      element('details', {}, [
        element('summary', {}, [message('contact:card.hours')]),
        element(
          'dl',
          {},
          hours.rows.flatMap(({ days, times }) => [element('dt', {}, [days]), element('dd', {}, [times])]),
        ),
        ...hours.notes.map((note) => element('p', { class: 'channel-note' }, [note])),
      ]),
    card.qr &&
      card.qrImage !== undefined &&
      element('details', { class: 'channel-qr' }, [
        element('summary', {}, [message('contact:card.qr')]),
        element('img', { alt: card.qr.alt, width: '180', height: '180', loading: 'lazy', src: card.qrImage }),
      ]),
  ]);
}

function actionElement(card: JsonCard, values: Values, contactPath: string): HTMLElement {
  const content = [
    iconElement(card.paths),
    element('span', {}, [card.label]),
    card.opens && element('span', { class: 'visually-hidden' }, [` (${card.opens})`]),
  ];
  if (card.chat) {
    return element(
      'a',
      {
        class: 'channel-action',
        role: 'button',
        href: contactPath,
        'data-chat': JSON.stringify(card.chat),
      },
      content,
    );
  }
  if (!card.link) return element('p', { class: 'channel-action' }, content);
  const href = fillLink(card.link, values);
  const newTab = href.startsWith('https:') ? { target: '_blank', rel: 'noopener' } : {};
  return element('a', { class: 'channel-action', href, ...newTab }, content);
}

function iconElement(paths: readonly string[]): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [
    ['class', 'channel-icon'],
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
  ] as const) {
    svg.setAttribute(name, value);
  }
  for (const d of paths) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string | false | undefined)[] = [],
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}
