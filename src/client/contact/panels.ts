/** Wakes contact channels and the form: their code follows when the reader is near. */
import { whenNear } from '#client/page/when-near.ts';

whenNear('help-contact', async () => {
  const [{ pageEvents, watchContacts }] = await Promise.all([
    import('#client/feedback/events.ts'),
    import('./help-contact.ts'),
  ]);
  watchContacts(pageEvents(), document, new AbortController().signal);
});

if (document.querySelector('help-contact-form')) void import('./help-contact-form.ts');
