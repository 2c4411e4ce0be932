/** Loads the code of an element when the reader comes near it. */

/** How far below the screen an element is still "near". */
const margin = '600px';

/** Calls `load` once, as soon as an element of the selector is on the screen or a little below it. */
export function whenNear(selector: string, load: () => Promise<unknown>): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void load();
    },
    { rootMargin: margin },
  );
  for (const element of document.querySelectorAll(selector)) observer.observe(element);
}
