/** Values by country in the text of a page, for the country that the reader chose: as on pages, `publish/documents/country-script.ts`. */
import { ownJson } from '#client/page/own-data.ts';
import { chosenCountry, countryEvent, rememberCountry } from '#client/page/reader.ts';
import { asText, ownValue } from './api.ts';
import { addressOf } from './safe.ts';

const marked = '[data-by-country], [data-href-by-country], [data-country-choice]';

/** Shows them, now and after each choice. `base`: the address of the page that the text is from. */
export function showCountryValues(text: HTMLElement, base: string): void {
  if (!text.querySelector(marked)) return;
  for (const choice of text.querySelectorAll<HTMLElement>('.country-choice')) choice.hidden = false;
  const show = () => {
    const country = chosenCountry();
    if (country === undefined) return;
    for (const element of text.querySelectorAll<HTMLElement>(marked)) showIn(element, country, base);
  };
  text.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.dataset['countryChoice'] !== undefined)
      rememberCountry(target.value);
  });
  document.addEventListener(countryEvent, show);
  show();
}

function showIn(element: HTMLElement, country: string, base: string): void {
  const { byCountry, hrefByCountry } = element.dataset;
  const valueOf = (json: string) => {
    const values = ownJson<unknown>(json);
    return asText(ownValue(values, country) ?? ownValue(values, ''));
  };
  if (byCountry !== undefined) element.textContent = valueOf(byCountry);
  else if (element instanceof HTMLSelectElement)
    element.value = [...element.options].some(({ value }) => value === country) ? country : '';
  if (hrefByCountry === undefined) return;
  const href = addressOf(valueOf(hrefByCountry), base, true);
  if (href === undefined) element.removeAttribute('href');
  else element.setAttribute('href', href);
}
