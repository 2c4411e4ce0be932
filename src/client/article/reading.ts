/**
 * What reading an article is easier with: contents that follow, and links to headings. Everything is added to a page that is
 * whole without it.
 */
import { message } from '#client/page/messages.ts';

const prose = document.querySelector('.columns-article .prose');

/** Marks the part of the page's contents that is being read. */
function followReading(links: readonly HTMLAnchorElement[]): void {
  const linkOf = new Map(
    links.flatMap((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return heading ? [[heading, link] as const] : [];
    }),
  );
  const headings = [...linkOf.keys()];
  const mark = () => {
    const read = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    for (const [heading, link] of linkOf) {
      if (heading === read) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66%' });
  for (const heading of headings) observer.observe(heading);
}

/** A link to a heading, beside it. */
function linkHeading(heading: Element): void {
  const link = document.createElement('a');
  link.className = 'heading-link';
  link.href = `#${encodeURIComponent(heading.id)}`;
  link.setAttribute('aria-label', message('article:section'));
  // The name of the heading stays its own.
  heading.ariaLabel = heading.textContent;
  heading.append(link);
}

if (prose) {
  followReading([...document.querySelectorAll<HTMLAnchorElement>('.contents a')]);
  for (const heading of prose.querySelectorAll(':is(h2, h3)[id]')) linkHeading(heading);
}
