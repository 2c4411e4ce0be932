/**
 * Opens what hides the target of a link: tabs and collapsed parts, one inside the other. On load, when the address
 * changes, and when the same link is followed again. Printing opens every collapsed part of an article.
 */

/** The element that a hash names, if any; ids are composed, as in the HTML. */
function targetOf(hash: string): Element | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)).normalize('NFC'));
  } catch {
    // Not an encoded text: no element has such an id.
    return null;
  }
}

/** Shows an element by opening what is around it. Whether anything had to be opened. */
function reveal(target: Element | null): boolean {
  let hasOpened = false;
  for (let part = target; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement && !part.open && part.querySelector('summary') !== target) {
      hasOpened = part.open = true;
    } else if (part.matches('.tab[hidden]')) {
      hasOpened = true;
      // Tabs select the part, as they do when the browser's own search finds text in it.
      part.dispatchEvent(new Event('beforematch', { bubbles: true }));
    }
  }
  return hasOpened;
}

/** The browser has looked for the target while it was hidden, so the page goes there now. */
function showTarget(): void {
  const target = targetOf(location.hash);
  if (reveal(target)) target?.scrollIntoView();
}

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a') : null;
  const isHere = link && link.hash !== '' && link.href.split('#')[0] === location.href.split('#')[0];
  // Before the browser goes there.
  if (isHere) reveal(targetOf(link.hash));
});
window.addEventListener('hashchange', showTarget);

/** Collapsed parts that are open for a printer alone. */
let opened: HTMLDetailsElement[] = [];
window.addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('.prose details:not([open])')];
  for (const part of opened) part.open = true;
});
window.addEventListener('afterprint', () => {
  for (const part of opened) part.open = false;
});

showTarget();
