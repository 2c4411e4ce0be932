/** `data-help="id#anchor"` on any element of the page, now or later: a click opens that article at that heading. */
import { readHelpTarget } from '#model/widget/browser/help-target.ts';
import { firstWidget } from './api.ts';

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const asked = event
    .composedPath()
    .find((place): place is HTMLElement => place instanceof Element && place.hasAttribute('data-help'));
  const widget = firstWidget();
  if (!asked || !widget) return;
  event.preventDefault();
  const { id, anchor } = readHelpTarget(asked.getAttribute('data-help') ?? '');
  if (id === '') widget.open();
  else widget.article(id, { anchor });
});
