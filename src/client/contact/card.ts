/** Fills the panel's template of a card: `components/ChannelCard.astro`. Text is set as text, never as HTML. */
import { message } from '#client/page/messages.ts';
import { servedAddress, servedPath } from '#client/page/served-path.ts';
import { printCode } from '#model/channels/browser/code.ts';
import { fillLink } from '#model/channels/browser/link.ts';
import type { PrintedHours } from '#model/channels/cards.ts';
import type { JsonCard, PanelClientData } from '#model/channels/panel.ts';

type Values = PanelClientData['values'];

/** A copy of the template for one channel, with what page and reader give its link. */
export function fillCard(
  template: HTMLTemplateElement,
  card: JsonCard,
  hours: PrintedHours | undefined,
  values: Values,
): DocumentFragment {
  const made = document.importNode(template.content, true);
  const quoted = card.quotesCode ? values.code : undefined;
  const row = made.querySelector('[data-channel]');
  row?.setAttribute('data-channel', card.id);
  if (card.response) row?.setAttribute('data-minutes', String(card.response.minutes));
  fillAction(made, card, values);
  put(made, '.visually-hidden', card.opens, (place, opens) => (place.textContent = ` (${opens})`));
  put(made, '.channel-status', card.hours ?? card.response?.text, (place) => {
    if (card.hours === undefined) return;
    place.dataset['status'] = '';
    setText(place, '');
  });
  put(made, '.channel-response', card.response?.text, setText);
  put(made, '[data-part="description"]', card.description, setText);
  put(made, '.channel-identifier', card.identifier, fillIdentifier);
  put(made, '[data-part="code"]', quoted, (place, code) =>
    setText(place, message('contact:card.quoteCode', { code: printCode(code) })),
  );
  put(made, '.channel-note', card.consent, setText);
  put(made, '.channel-notes', card.notes.length > 0 ? card.notes : undefined, (place, notes) =>
    place.replaceChildren(...notes.map((note) => element('li', note))),
  );
  put(made, 'section', hours, fillHours);
  put(made, '.channel-qr', card.qr, (place, { alt }) => {
    const image = place.querySelector('img');
    if (image) Object.assign(image, { alt, src: servedPath(card.qrImage ?? '') });
  });
  const details = made.querySelector('details');
  if (!details?.querySelector('section, ul, figure')) details?.remove();
  return made;
}

/** Fills a part with what there is to say; takes it out where there is nothing. */
function put<T>(
  made: ParentNode,
  selector: string,
  value: T | undefined,
  fill: (place: HTMLElement, value: T) => unknown,
): void {
  const place = made.querySelector<HTMLElement>(selector);
  if (!place) return;
  if (value === undefined || value === '') place.remove();
  else fill(place, value);
}

function setText(place: HTMLElement, text: string): void {
  place.textContent = text;
}

function element(name: string, text: string, className = ''): HTMLElement {
  const made = Object.assign(document.createElement(name), { textContent: text });
  if (className) made.className = className;
  return made;
}

/** A link, a button that starts a chat, or a mere name. */
function fillAction(made: ParentNode, card: JsonCard, values: Values): void {
  const action = made.querySelector('a');
  const [path, label] = [action?.querySelector('path'), action?.querySelector('span')];
  if (!action || !path || !label) return;
  path.replaceWith(
    ...card.paths.map((d) => {
      const line = document.importNode(path);
      line.setAttribute('d', d);
      return line;
    }),
  );
  label.textContent = card.label;
  if (card.chat) {
    action.role = 'button';
    action.dataset['chat'] = JSON.stringify(card.chat);
  } else if (card.link) {
    action.href = servedAddress(fillLink(card.link, values));
    if (action.protocol === 'https:') Object.assign(action, { target: '_blank', rel: 'noopener' });
  } else {
    const plain = element('p', '', action.className);
    plain.append(...action.childNodes);
    action.replaceWith(plain);
  }
}

function fillIdentifier(
  place: HTMLElement,
  { shown, copy, copyLabel }: NonNullable<JsonCard['identifier']>,
): void {
  const [number, button] = [place.querySelector('bdi'), place.querySelector('button')];
  if (!number || !button) return;
  number.textContent = shown;
  button.dataset['copy'] = copy;
  button.ariaLabel = copyLabel;
  button.hidden = false;
}

function fillHours(place: HTMLElement, { rows, notes }: PrintedHours): void {
  place
    .querySelector('dl')
    ?.replaceChildren(...rows.flatMap(({ days, times }) => [element('dt', days), element('dd', times)]));
  place.append(...notes.map((note) => element('p', note, 'channel-note')));
}
