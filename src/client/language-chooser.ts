/** On "/": goes to the language chosen earlier; otherwise puts the reader's own language first. */
import { preferredLocale, rememberedLocale } from './locale-choice.ts';

const list = document.querySelector('[data-language-chooser]');
const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-language-chooser] a')];
const available = links.map((link) => link.dataset['locale'] ?? '');
const remembered = rememberedLocale(available);

if (list && remembered) {
  location.replace(`/${remembered}/${location.search}${location.hash}`);
} else if (list) {
  const preferred = links.find((link) => link.dataset['locale'] === preferredLocale(available, null));
  const item = preferred?.closest('li');
  if (item) list.prepend(item);
}
