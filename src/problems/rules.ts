/**
 * Every rule, by subject. Codes are a public contract: they are printed, documented in docs/problems.md and matched
 * by scripts, so they are never renamed.
 */
import type { Rule } from './rule.ts';
import { addressRules } from './rules/addresses.ts';
import { articleRules } from './rules/articles.ts';
import { brandRules } from './rules/brand.ts';
import { channelRules } from './rules/channels.ts';
import { dataRules } from './rules/data.ts';
import { fileRules } from './rules/files.ts';
import { hoursRules } from './rules/hours.ts';
import { imageRules } from './rules/images.ts';
import { linkRules } from './rules/links.ts';
import { htmlRules, markdownRules } from './rules/markdown.ts';
import { outputRules } from './rules/output.ts';
import { replyRules } from './rules/replies.ts';
import { reuseRules } from './rules/reuse.ts';
import { searchRules } from './rules/search.ts';
import { positionRules, storeRules } from './rules/stores.ts';
import { themeRules } from './rules/theme.ts';
import { translationRules } from './rules/translations.ts';
import { keptRules } from './rules/kept-in-translation.ts';
import { widgetRules } from './rules/widget.ts';

/** Rules by subject, in the order of docs/problems.md. */
export const subjects = {
  'Articles and topics': articleRules,
  Links: linkRules,
  Markdown: markdownRules,
  'HTML and MDX': htmlRules,
  Images: imageRules,
  'Languages and translations': translationRules,
  'What translations keep': keptRules,
  'Variables and snippets': reuseRules,
  'Saved replies': replyRules,
  'Old addresses': addressRules,
  'Search and ratings': searchRules,
  'Contact channels and announcements': channelRules,
  'Opening hours': hoursRules,
  Stores: storeRules,
  'Positions of stores': positionRules,
  'The help widget': widgetRules,
  'Looks of the site': brandRules,
  'The theme': themeRules,
  'YAML, JSON and front matter': dataRules,
  'Files and folders': fileRules,
  'The built site': outputRules,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Rule>>>>;

type Subjects = typeof subjects;
type CodeOf<Subject> = Subject extends unknown ? keyof Subject & string : never;

/** A code that problems have; `npx fener check --explain CODE` prints its rule. */
export type ProblemCode = CodeOf<Subjects[keyof Subjects]>;

const byCode = {
  ...articleRules,
  ...linkRules,
  ...markdownRules,
  ...htmlRules,
  ...imageRules,
  ...translationRules,
  ...keptRules,
  ...reuseRules,
  ...replyRules,
  ...addressRules,
  ...searchRules,
  ...channelRules,
  ...hoursRules,
  ...storeRules,
  ...positionRules,
  ...widgetRules,
  ...brandRules,
  ...themeRules,
  ...dataRules,
  ...fileRules,
  ...outputRules,
};

/** Every rule by its code. */
export const rules: Readonly<Record<ProblemCode, Rule>> = byCode;

/** Codes of rules that say what `--fix` can replace. */
export type MendableCode = {
  [Code in ProblemCode]: (typeof byCode)[Code] extends Pick<Required<Rule>, 'mends'> ? Code : never;
}[ProblemCode];

export const problemCodes = Object.keys(rules) as readonly ProblemCode[];

/** Whether a text is the code of a rule. */
export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(rules, text);
