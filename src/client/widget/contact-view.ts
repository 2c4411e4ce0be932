/** Contact channels: those of the article that was read, with all that it tells them, or those of the contact page. */
import { message } from '#client/page/messages.ts';
import { servedPath } from '#client/page/served-path.ts';
import { pageAt } from './centre.ts';
import { made } from './made.ts';
import { safeCopy } from './safe.ts';
import { elsewhere, frameOf, type ContactOf, type View, type ViewTools } from './view.ts';

/** `of`: the article that the reader comes from. */
export function contactView({ locale, file, tell }: ViewTools, of: ContactOf | undefined): View {
  const element = frameOf(`/${locale.id}/contact/`, async (frame) => {
    const { contact } = await file;
    const page = contact === undefined || of ? undefined : await pageAt(contact);
    const channels = of?.channels ?? page?.document.querySelector('help-contact');
    frame.append(
      made('h3', {}, message('common:contact.title')),
      made('p', { class: 'lead' }, message('common:contact.text')),
    );
    if (channels) {
      const copy = safeCopy(channels, servedPath('/'));
      const own = copy.querySelector<HTMLElement>('help-contact');
      if (own) Object.assign(own.dataset, { via: 'widget', reason: of?.reason ?? '' });
      for (const more of copy.querySelectorAll('details[data-more], help-contact > details'))
        more.setAttribute('open', '');
      await import('#client/contact/help-contact.ts');
      frame.append(copy);
    }
    frame.addEventListener('click', ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null;
      const channel = link?.closest<HTMLElement>('[data-channel]')?.dataset['channel'];
      if (channel) tell('contact', { channel });
    });
    frame.append(elsewhere(contact ?? `/${locale.id}/`));
  });
  return { name: 'contact', element };
}
