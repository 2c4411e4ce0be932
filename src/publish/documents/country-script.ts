/**
 * The script that shows the values of the reader's country: the one that they have chosen, on this device, on any page. It
 * stands in the head and changes elements as they arrive, so nothing is painted that changes afterwards. Without a choice,
 * and without JavaScript, pages say what holds in the country of their locale.
 */

/** The script itself: the source of functions, for a browser. */
export const countryScript = (): string =>
  `(${showCountry.toString()})(${showArriving.toString()}, ${onChoice.toString()});\n`;

type Show = (element: HTMLElement) => void;

function showCountry(arriving: typeof showArriving, listen: typeof onChoice): void {
  const remembered = () => {
    try {
      return localStorage.getItem('fener:country') ?? undefined;
    } catch {
      // Storage is switched off.
      return undefined;
    }
  };
  let country = remembered();

  /** What an element says in the country. */
  const valueOf = (json = '{}') => {
    // Our own renderer wrote it.
    const values = JSON.parse(json) as Readonly<Record<string, string>>;
    return (Object.hasOwn(values, country ?? '') ? values[country ?? ''] : values['']) ?? '';
  };
  const show: Show = (element) => {
    const { byCountry, hrefByCountry, countryChoice } = element.dataset;
    if (element.className === 'country-choice') element.hidden = false;
    if (country === undefined) return;
    if (byCountry !== undefined && element.textContent !== valueOf(byCountry))
      element.textContent = valueOf(byCountry);
    if (hrefByCountry !== undefined) element.setAttribute('href', valueOf(hrefByCountry));
    if (countryChoice !== undefined && element instanceof HTMLSelectElement) {
      const isOffered = [...element.options].some(({ value }) => value === country);
      element.value = isOffered ? country : '';
    }
  };
  const all = '[data-by-country], [data-href-by-country], [data-country-choice], .country-choice';
  const showAll = () => {
    for (const element of document.querySelectorAll<HTMLElement>(all)) show(element);
  };

  arriving(all, show, showAll);
  listen((chosen) => {
    country = chosen ?? remembered();
    showAll();
  });
}

/** Calls `show` for elements that the parser adds, before they are painted, whole or not. */
function showArriving(selector: string, show: Show, showAll: () => void): void {
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const parent = target instanceof Element ? target : target.parentElement;
      const around = parent?.closest<HTMLElement>(selector);
      if (around) show(around);
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.matches(selector)) show(node);
        for (const inner of node.querySelectorAll<HTMLElement>(selector)) show(inner);
      }
    }
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    observer.disconnect();
    showAll();
  });
}

/** Calls `show` with the country that the reader chooses on this page; without one when they come back to it. */
function onChoice(show: (country?: string) => void): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || target.dataset['countryChoice'] === undefined) return;
    try {
      localStorage.setItem('fener:country', target.value);
    } catch {
      // Storage is switched off.
    }
    document.dispatchEvent(new CustomEvent('fener-country', { detail: target.value }));
  });
  document.addEventListener('fener-country', (event) => {
    if (event instanceof CustomEvent) show(String(event.detail));
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show();
  });
}
