/**
 * What reading an article is easier with: contents that follow, links to headings, pictures to enlarge, code to copy.
 * Everything is added to a page that is whole without it.
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
  heading.append(link);
}

/** A button on code that copies it. */
function offerCopy(code: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.textContent = message('contact:card.copyLabel');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(code.innerText.trimEnd()).then(() => {
      button.textContent = message('contact:card.copied');
    });
  });
  const frame = document.createElement('div');
  frame.className = 'code-frame';
  code.replaceWith(frame);
  frame.append(code, button);
}

/** Shows a picture as large as the window allows. */
function enlarge({ currentSrc, src, alt }: HTMLImageElement): void {
  const dialog = document.createElement('dialog');
  const picture = new Image();
  const close = document.createElement('button');
  dialog.className = 'enlarged';
  picture.src = currentSrc === '' ? src : currentSrc;
  picture.alt = alt;
  close.type = 'button';
  close.textContent = message('search:close');
  dialog.append(picture, close);
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** A picture that is shown smaller than it is can be enlarged. */
function offerEnlarging(image: HTMLImageElement): void {
  if (image.naturalWidth < image.width * 1.15 || image.closest('a, button')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'enlarge';
  button.setAttribute('aria-label', [message('article:enlarge'), image.alt].filter(Boolean).join(': '));
  button.addEventListener('click', () => enlarge(image));
  image.replaceWith(button);
  button.append(image);
}

if (prose) {
  followReading([...document.querySelectorAll<HTMLAnchorElement>('.contents a')]);
  for (const heading of prose.querySelectorAll(':is(h2, h3)[id]')) linkHeading(heading);
  for (const code of prose.querySelectorAll<HTMLElement>('pre')) offerCopy(code);
  for (const image of prose.querySelectorAll<HTMLImageElement>('img')) {
    if (image.complete) offerEnlarging(image);
    else image.addEventListener('load', () => offerEnlarging(image), { once: true });
  }
}
