/** Small manners of every page: menus close, a chosen language is remembered for links without one. */
import { tryStorage } from './storage.ts';
import './rows.ts';

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[name="menu"][open]')) {
    if (!menu.contains(target)) menu.open = false;
  }
  const locale = target?.closest<HTMLElement>('a[data-locale]')?.dataset['locale'];
  // `publish/documents/language-script.ts` reads it.
  if (locale) tryStorage(() => localStorage.setItem('fener-locale', locale));
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = document.querySelector<HTMLDetailsElement>('details[name="menu"][open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

// Above the text, open contents would push it down. They are open only in their own column.
const contents = document.querySelector<HTMLDetailsElement>('.contents > details');
if (contents && matchMedia('(min-width: 76rem)').matches) contents.open = true;
