/** The little template language of prefilled texts: `{{article.title}}`. Runs at build and in the browser. */

/** What a text can name. Everything is known when the page is built, except `extra`: the reader's own words. */
export const templateVariables = [
  'article.id',
  'article.title',
  'article.url',
  'article.version',
  'topic',
  'locale',
  'country',
  'page.url',
  'store.name',
  'code',
  'ref',
  'extra',
] as const;
type TemplateVariable = (typeof templateVariables)[number];

/** Values for a template; absent ones leave nothing behind. */
export type TemplateValues = Readonly<Partial<Record<TemplateVariable, string>>>;

const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names used in a template that are not variables. */
export function unknownVariables(template: string): string[] {
  const known: readonly string[] = templateVariables;
  return [...template.matchAll(pattern)].map(([, name = '']) => name).filter((name) => !known.includes(name));
}

/**
 * The text with its variables filled in. A line whose variables are all empty is left out, so that a text for
 * articles says nothing half on other pages.
 *
 * @example render('Hello\nAbout {{article.title}}', {}) // => 'Hello'
 */
export function render(template: string, values: TemplateValues): string {
  const lines = template.split('\n').flatMap((line) => {
    let used = 0;
    let filled = 0;
    const text = line.replace(pattern, (_, name: string) => {
      const value = values[name as TemplateVariable] ?? '';
      used++;
      if (value !== '') filled++;
      return value;
    });
    return used > 0 && filled === 0 ? [] : [text];
  });
  return lines.join('\n').trim();
}
