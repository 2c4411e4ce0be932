/** Pictures of an article that are shown smaller than they are can be enlarged. */
import { message } from '#client/page/messages.ts';

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

for (const image of document.querySelectorAll<HTMLImageElement>('.columns-article .prose img')) {
  if (image.complete) offerEnlarging(image);
  else image.addEventListener('load', () => offerEnlarging(image), { once: true });
}
