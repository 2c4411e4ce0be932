/** The contact page: shows answers in the form, from the search once somebody types. */
import { mostSuggestions, type HelpContactForm } from './help-contact-form.ts';

const form = document.querySelector<HelpContactForm>('help-contact-form');
if (form) {
  form.suggest = async (question) => {
    const { suggestArticles } = await import('./suggest-articles.ts');
    return suggestArticles(question, mostSuggestions);
  };
}
