/** Puts values into messages. Plain enough for browsers, which get messages as their files have them. */

/** A text for each plural form that a language has. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** A message as its file has it, with `{{placeholders}}`. */
export type MessageTemplate = string | PluralForms;

/** Values for `{{name}}`. `count` chooses the plural form. */
type MessageValues = Readonly<Record<string, string | number>>;

/** Gives a message by its key, filled. Its result is text, not HTML. */
export type FillMessage<Key extends string = string> = (key: Key, values?: MessageValues) => string;

/** Fills `{{name}}` with its value. A name without a value is left out. */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(placeholder, (_, name: string) => values[name] ?? '');

const placeholder = /\{\{-?\s*(\w+)[^}]*\}\}/g;

/**
 * Returns the messages of a language. Numbers are written as the language writes them. A `zero` form is for 0 alone,
 * unless the language itself uses it for more (Latvian: 0, 10, 20 …). A message that is not there is its key.
 */
export function createMessages<Key extends string>(
  lang: string,
  templates: Readonly<Partial<Record<Key, MessageTemplate>>>,
): FillMessage<Key> {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  const formOf = (forms: PluralForms, count: number) =>
    (count === 0 ? forms.zero : undefined) ?? forms[rules.select(count)] ?? forms.other;
  return (key, values = {}) => {
    const template = templates[key] ?? key;
    const text = typeof template === 'string' ? template : formOf(template, Number(values['count']));
    const write = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : value);
    const written = Object.entries(values).map(([name, value]) => [name, write(value)] as const);
    return fillText(text ?? key, Object.fromEntries(written));
  };
}
