/** On "/": goes to the language chosen earlier; otherwise puts the reader's own language first. */
import { preferredLocale, rememberedLocale, rememberLocale } from './locale-choice.ts';

const list = document.querySelector('[data-language-chooser]');
const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-language-chooser] a')];
const available = links.map((link) => link.dataset['locale'] ?? '');
const remembered = rememberedLocale(available);

if (remembered) {
  location.replace(`/${remembered}/${location.search}${location.hash}`);
} else {
  const preferred = links.find((link) => link.dataset['locale'] === preferredLocale(available, null));
  const item = preferred?.closest('li');
  if (list && item) list.prepend(item);
}

list?.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-locale]') : null;
  if (link?.dataset['locale']) rememberLocale(link.dataset['locale']);
});
