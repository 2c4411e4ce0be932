/** What evidence proposes for a locale's files of questions and synonyms. Nothing here is applied. */
import type { Evidence } from '#model/learning/evidence.ts';
import type { QuestionWords } from '#model/learning/question-words.ts';
import { safeText } from '#model/learning/safe-text.ts';
import type { SearchSettings } from '#model/search/settings.ts';

/** A line for `content/questions/<locale>.yaml` or `content/search/<locale>.yaml`. */
export type Proposal = QuestionProposal | SynonymProposal;

/** `gap`: a question that no article answers, so `articles` is empty. */
export interface QuestionProposal {
  readonly kind: 'question' | 'gap';
  readonly ask: string;
  readonly articles: readonly string[];
  readonly visitors: number;
  /** Counts, for the comment beside it. */
  readonly why: string;
}

export interface SynonymProposal {
  readonly kind: 'synonym';
  readonly group: readonly [string, string];
  readonly visitors: number;
  readonly why: string;
}

interface Known {
  readonly settings: SearchSettings;
  /** Ids of articles that search finds in the locale. */
  readonly articles: ReadonlySet<string>;
  readonly wordsOf: QuestionWords;
}

/** Questions of each gap that are proposed. */
const questionsOfGap = 3;
/** If more of the searches of a gap found something after all, an article answers. */
const mostAnswered = 0.1;

/** Proposals that the files don't have yet: questions of articles, synonyms, then gaps, each by visitors. */
export function findProposals({ locale, phrases, synonyms, gaps }: Evidence, known: Known): Proposal[] {
  const keyOf = (text: string) => [...known.wordsOf(text, locale)].toSorted().join(' ');
  const taken = new Set(known.settings.questions.map(({ ask }) => keyOf(ask)));
  const isNew = ({ ask }: { readonly ask: string }) => {
    const key = keyOf(ask);
    // A report may come from elsewhere.
    if (key === '' || taken.has(key) || safeText(ask) !== ask) return false;
    taken.add(key);
    return true;
  };
  const questions = phrases.flatMap((phrase): QuestionProposal[] => {
    const articles = phrase.articles.filter((id) => known.articles.has(id));
    if (articles.length === 0 || !isNew(phrase)) return [];
    return [
      { kind: 'question', ask: phrase.ask, articles, visitors: phrase.visitors, why: whyPhrase(phrase) },
    ];
  });
  const pairs = synonyms.flatMap(({ from, to, visitors }): SynonymProposal[] => {
    const isKnown = known.settings.synonyms.some((group) =>
      [from, to].every((word) => group.some((other) => keyOf(other) === keyOf(word))),
    );
    if (isKnown || [from, to].some((word) => safeText(word) !== word)) return [];
    return [
      {
        kind: 'synonym',
        group: [from, to],
        visitors,
        why: `${visitors} visitors tried the second after the first`,
      },
    ];
  });
  const open = gaps.filter(({ answered, searches }) => answered <= mostAnswered * (answered + searches));
  const unanswered = open.flatMap(({ questions: own, contacted, searches }) =>
    own
      .slice(0, questionsOfGap)
      .filter(isNew)
      .map(({ ask, visitors, isShared }): QuestionProposal => {
        const who = isShared ? `${visitors} visitors asked with these words` : `${visitors} visitors`;
        const then = contacted > 0 ? `, ${contacted} asked a person` : '';
        return {
          kind: 'gap',
          ask,
          articles: [],
          visitors,
          why: `${who}; ${searches} searches like it found nothing${then}`,
        };
      }),
  );
  const byVisitors = (a: Proposal, b: Proposal) => b.visitors - a.visitors;
  return [
    ...questions.toSorted(byVisitors),
    ...pairs.toSorted(byVisitors),
    ...unanswered.toSorted(byVisitors),
  ];
}

function whyPhrase(phrase: Evidence['phrases'][number]): string {
  const { visitors, searches, afterOtherWords, helped, unhelpful, isShared } = phrase;
  const who = isShared ? `${visitors} visitors asked with these words` : `${visitors} visitors`;
  const late = afterOtherWords > 0 ? `, ${afterOtherWords} after other words` : '';
  const rated = helped + unhelpful > 0 ? `; helped ${helped} of ${helped + unhelpful}` : '';
  return `${who}; ${searches} searches opened it${late}${rated}`;
}

/** The settings with proposals in them. */
export function withProposals(settings: SearchSettings, proposals: readonly Proposal[]): SearchSettings {
  const at = { file: '', at: { line: 1, column: 1 }, heldOut: false };
  return {
    ...settings,
    questions: [
      ...settings.questions,
      ...proposals.flatMap((one) =>
        one.kind === 'synonym' ? [] : [{ ...at, ask: one.ask, articles: one.articles }],
      ),
    ],
    synonyms: [
      ...settings.synonyms,
      ...proposals.flatMap((one) => (one.kind === 'synonym' ? [one.group] : [])),
    ],
  };
}
