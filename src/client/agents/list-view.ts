/** The list of what was found: options of a listbox, of which one is chosen while the focus stays in the field. */
import { message } from '#client/page/messages.ts';
import type { AgentReply } from '#model/agents/browser/agent-files.ts';
import type { Choice, KnownArticle } from './desk.ts';
import type { FoundArticle } from './found.ts';

/** An option as its row shows it. */
interface Option {
  readonly choice: Choice;
  readonly title: string;
  readonly lang?: string | undefined;
  readonly below: string;
}

export class ListView {
  readonly #list: HTMLElement;
  readonly #field: HTMLInputElement;
  #choices: readonly Choice[] = [];
  #chosen = -1;
  #isScrolled = false;

  constructor(list: HTMLElement, field: HTMLInputElement) {
    this.#list = list;
    this.#field = field;
  }

  get chosen(): Choice | undefined {
    return this.#choices[this.#chosen];
  }

  get length(): number {
    return this.#choices.length;
  }

  /** Shows what was found and chooses the first, or what was chosen before if that is kept and still there. */
  show(
    articles: readonly FoundArticle[],
    replies: readonly AgentReply[],
    { keepsChoice }: { readonly keepsChoice: boolean },
  ): void {
    const before = keepsChoice ? nameOf(this.chosen) : undefined;
    const groups: readonly (readonly [string, readonly Option[]])[] = [
      [message('agents:articles'), articles.map(articleOption)],
      [message('agents:replies'), replies.map(replyOption)],
    ];
    const filled = groups.filter(([, options]) => options.length > 0);
    this.#choices = filled.flatMap(([, options]) => options.map(({ choice }) => choice));
    let number = 0;
    this.#list.replaceChildren(
      ...filled.map(([name, options], index) => {
        const label = element('div', 'agents-group', name);
        Object.assign(label, { id: `agents-group-${index}`, role: 'presentation' });
        const group = element('div', '');
        group.setAttribute('role', 'group');
        group.setAttribute('aria-labelledby', label.id);
        group.append(label, ...options.map((option) => optionElement(option, number++)));
        return group;
      }),
    );
    this.#list.hidden = number === 0;
    this.#field.setAttribute('aria-expanded', String(number > 0));
    const kept = this.#choices.findIndex((choice) => nameOf(choice) === before);
    this.choose(number > 0 ? Math.max(kept, 0) : -1);
    // To ask for a place on the screen makes the browser lay out the list before it would.
    if (this.#isScrolled && kept < 0) this.#list.scrollTop = 0;
    this.#isScrolled &&= kept >= 0;
  }

  /** Chooses an option by its number; outside of the list, the one at its end. */
  choose(number: number): void {
    const options = this.#options;
    this.#chosen = Math.max(-1, Math.min(number, options.length - 1));
    for (const [index, option] of options.entries())
      option.setAttribute('aria-selected', String(index === this.#chosen));
    const chosen = options[this.#chosen];
    if (chosen) this.#field.setAttribute('aria-activedescendant', chosen.id);
    else this.#field.removeAttribute('aria-activedescendant');
  }

  move(step: 1 | -1): void {
    if (this.length === 0) return;
    this.choose((this.#chosen + step + this.length) % this.length);
    this.#options[this.#chosen]?.scrollIntoView({ block: 'nearest' });
    this.#isScrolled = true;
  }

  /** The number of the option that an element lies in. */
  numberOf(target: EventTarget | null): number {
    const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
    return option ? this.#options.indexOf(option) : -1;
  }

  /** Adds what is known of an article to its row, once that is known. */
  tell({ article, own, theirs, customer }: KnownArticle, langOf: (locale: string) => string): void {
    const row = this.#options.find((option) => option.dataset['id'] === article.id);
    if (!row) return;
    const title = row.querySelector<HTMLElement>('.agents-name');
    if (title?.textContent === article.id) setText(title, own.title, langOf(own.contentLocale));
    const below = row.querySelector<HTMLElement>('.agents-below');
    if (below && theirs.title !== title?.textContent)
      setText(below, theirs.title, langOf(theirs.contentLocale));
    const marks = [
      ...(theirs.contentLocale === customer.locale ? [] : [['missing', langOf(theirs.contentLocale)]]),
      ...(theirs.isStale ? [['stale', message('article:stale')]] : []),
      ...(article.isUnlisted ? [['unlisted', message('agents:unlisted')]] : []),
    ];
    row.querySelector('.agents-marks')?.replaceChildren(
      ...marks.map(([kind = '', text = '']) => {
        const mark = element('span', '', kind === 'missing' ? text.toUpperCase() : '');
        mark.dataset['mark'] = kind;
        mark.title = text;
        if (kind !== 'missing') mark.append(element('span', 'visually-hidden', text));
        return mark;
      }),
    );
  }

  get #options(): readonly HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role="option"]')];
  }
}

const nameOf = (choice: Choice | undefined) =>
  choice && (choice.kind === 'article' ? `article ${choice.id}` : `reply ${choice.name}`);

const articleOption = ({ id, title = id, lang, topic = '' }: FoundArticle): Option => ({
  choice: { kind: 'article', id },
  title,
  lang,
  below: topic,
});

const replyOption = ({ name, title }: AgentReply): Option => ({
  choice: { kind: 'reply', name },
  title,
  below: name,
});

function optionElement({ choice, title, lang, below }: Option, number: number): HTMLElement {
  const option = element('div', 'agents-option');
  option.id = `agents-option-${number}`;
  option.setAttribute('role', 'option');
  option.dataset[choice.kind === 'article' ? 'id' : 'reply'] =
    choice.kind === 'article' ? choice.id : choice.name;
  const name = element('span', 'agents-name');
  setText(name, title, lang);
  option.append(name, element('span', 'agents-marks'), element('span', 'agents-below', below));
  return option;
}

/** An element with a class and a text, which is never read as HTML. */
export function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

function setText(target: HTMLElement, text: string, lang: string | undefined): void {
  target.textContent = text;
  target.dir = 'auto';
  if (lang === undefined) target.removeAttribute('lang');
  else target.lang = lang;
}
