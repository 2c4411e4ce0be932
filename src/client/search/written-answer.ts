/**
 * An answer that a language model writes from articles, fetched when a reader asks for it. Sentences appear as the collector has
 * checked them. Where it has none, the page shows the unit that comes nearest, as it stands in its article.
 */
import { redact } from '#model/feedback/browser/redaction.ts';
import { message, messagesLang } from '#client/page/messages.ts';
import { servedPath } from '#client/page/served-path.ts';
import { answerBox } from './answer-box.ts';
import type { FoundAnswer } from './answers.ts';
import { element } from './elements.ts';
import { linesOf, readLine, type WrittenSource } from './written-lines.ts';

/** Longer than the collector takes: nobody waits for one that says nothing. */
const patienceMilliseconds = 12_000;

/** Shows an answer in `place`, or what comes nearest; until `signal` aborts. */
export async function writeAnswer(
  place: HTMLElement,
  query: string,
  { found, locale, signal }: { found: FoundAnswer; locale: string; signal: AbortSignal },
): Promise<void> {
  const box = new WrittenBox();
  place.replaceChildren(box.element);
  place.hidden = false;
  box.element.focus();
  const isGone = () => signal.aborted;
  const isWritten = await fill(box, { q: redact(query.trim()), l: locale }, signal).catch(() => false);
  if (isGone()) return;
  if (isWritten) {
    box.finish();
    return;
  }
  const nearest = await answerBox(found, 'h2').catch(() => undefined);
  if (!isGone()) box.withdraw(nearest);
}

/** Whether a whole answer came. */
async function fill(box: WrittenBox, question: object, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(servedPath('/_feedback/v1/answers'), {
    method: 'POST',
    body: JSON.stringify(question),
    credentials: 'omit',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMilliseconds)]),
  });
  if (response.status !== 200 || !response.body) return false;
  for await (const text of linesOf(response.body)) {
    const line = readLine(text);
    if (!line) return false;
    if ('isWritten' in line) return line.isWritten;
    if ('sources' in line) box.sources = line.sources;
    else box.add(line.text, line.units);
  }
  return false;
}

class WrittenBox {
  readonly #text = element('p', { 'aria-live': 'polite' });
  readonly #list = element('ol', {});
  readonly #label = element('p', { class: 'search-answer-label', role: 'status' }, message('search:writing'));
  readonly #shown: WrittenSource[] = [];
  sources: readonly WrittenSource[] = [];
  readonly element = element(
    'section',
    { class: 'search-answer search-written', tabindex: '-1', 'aria-label': message('search:answer') },
    this.#label,
    element('div', { class: 'search-answer-text prose' }, this.#text),
  );

  /** A sentence, with links to its sources. */
  add(text: string, units: readonly number[]): void {
    const sources = units.flatMap((unit) => this.sources[unit - 1] ?? []);
    this.#text.append(element('span', {}, text, ...sources.map((source) => this.#reference(source))), ' ');
  }

  #reference(source: WrittenSource): HTMLElement {
    const known = this.#shown.findIndex(({ href }) => href === source.href);
    if (known < 0) {
      this.#shown.push(source);
      this.#list.append(element('li', {}, link(source, source.title)));
    }
    const number = new Intl.NumberFormat(messagesLang()).format(
      (known < 0 ? this.#shown.length - 1 : known) + 1,
    );
    const mark = link(source, number);
    mark.setAttribute('aria-label', `${number}: ${source.title}`);
    return element('sup', {}, mark);
  }

  finish(): void {
    this.#label.textContent = message('search:written');
    const button = element('button', { type: 'button', 'data-not-meant': '' }, message('search:notMeant'));
    this.element.append(
      element('p', { class: 'search-answer-label' }, message('search:sources')),
      this.#list,
      element('p', { class: 'search-answer-foot' }, button),
    );
  }

  /** Takes back what was written. */
  withdraw(nearest: HTMLElement | undefined): void {
    this.#label.textContent = message(nearest ? 'search:notWritten' : 'search:nothingHint');
    this.element.replaceChildren(this.#label);
    if (nearest) this.element.append(...nearest.querySelectorAll(':scope > :not(.search-answer-label)'));
  }
}

const link = ({ href, article }: WrittenSource, text: string) =>
  element('a', { href, 'data-result': article }, text);
