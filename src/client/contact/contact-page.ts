/** The contact page: gives the form its answers, from the search once somebody has typed. */
import { mostSuggestions, type HelpContactForm } from './help-contact-form.ts';

const form = document.querySelector<HelpContactForm>('help-contact-form');
if (form) {
  form.suggest = async (question) => {
    const { suggestArticles } = await import('./suggest-articles.ts');
    return suggestArticles(question, mostSuggestions);
  };
}
