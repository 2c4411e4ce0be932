/** The contact page: gives the form its answers. */
import './help-contact-form.ts';
import type { HelpContactForm } from './help-contact-form.ts';

const form = document.querySelector<HelpContactForm>('help-contact-form');
if (form) {
  form.suggest = async (question, signal) => {
    const { suggestArticles } = await import('./suggest-articles.ts');
    return suggestArticles(question, form.dataset['articles'] ?? '', signal);
  };
}
