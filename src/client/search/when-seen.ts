/** Does what costs files only for what the reader sees. */

export interface Watch {
  /** Does something once an element comes into view, or near it. */
  readonly whenSeen: (element: Element, act: () => void) => void;
  /** Forgets all elements. */
  readonly forget: () => void;
}

/** A watch over elements of the page. */
export function createWatch(): Watch {
  const acts = new Map<Element, () => void>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      acts.get(target)?.();
      acts.delete(target);
    }
  });
  return {
    whenSeen: (element, act) => {
      acts.set(element, act);
      observer.observe(element);
    },
    forget: () => {
      observer.disconnect();
      acts.clear();
    },
  };
}
