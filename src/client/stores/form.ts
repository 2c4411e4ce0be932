/** What the finder's form says. */
import type { DistanceUnit } from '#model/stores/browser/geo.ts';
import { parseStoresQuery, type StoresQuery } from './url.ts';

/** The current values of the form. The page's default unit is left out. */
export function readStoresForm(form: HTMLFormElement, pageUnit: DistanceUnit | undefined): StoresQuery {
  const entries = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const query = parseStoresQuery(`?${new URLSearchParams(entries)}`);
  return query.unit === pageUnit ? { ...query, unit: undefined } : query;
}

/** Makes the form say a query. */
export function fillStoresForm(form: HTMLFormElement, { text, filters, unit }: StoresQuery): void {
  const field = form.querySelector<HTMLInputElement>('input[name="q"]');
  if (field) field.value = text;
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="f"]')) {
    box.checked = filters.includes(box.value);
  }
  const select = form.querySelector<HTMLSelectElement>('select[name="unit"]');
  if (select)
    select.value = unit === undefined ? (select.options[0]?.value ?? '') : unit === 'mile' ? 'mi' : 'km';
}

/** Says how many stores each filter would leave; filters that leave none cannot be chosen. */
export function showFilterCounts(
  form: HTMLFormElement,
  counts: ReadonlyMap<string, number>,
  lang: string,
): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="f"]')) {
    const count = counts.get(box.value) ?? 0;
    const place = box.closest('label')?.querySelector('[data-count]');
    if (place) place.textContent = new Intl.NumberFormat(lang).format(count);
    box.disabled = count === 0 && !box.checked;
  }
}
