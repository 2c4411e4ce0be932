/** Wakes contact channels and the form: their code and styles follow when the reader is near. */
import { addStyles } from '#client/page/styles.ts';
import { whenNear } from '#client/page/when-near.ts';

whenNear('help-contact', async () => {
  const [{ pageEvents, watchContacts, watchRating }] = await Promise.all([
    import('#client/feedback/events.ts'),
    import('./help-contact.ts'),
    addStyles('contact'),
  ]);
  const { signal } = new AbortController();
  watchContacts(pageEvents(), document, signal);
  watchRating(pageEvents(), document, signal);
});

if (document.querySelector('help-contact-form')) void import('./help-contact-form.ts');
