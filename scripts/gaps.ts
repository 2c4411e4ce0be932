/**
 * Lists questions that nothing answers, in groups, and writes a draft for one. Exit code 0: listed or written, 1: the data
 * can't be read, 2: wrong usage.
 */
import { collectorSettings } from '#collector/environment.ts';
import { safeText } from '#model/learning/safe-text.ts';
import type { Evidence } from '#model/learning/evidence.ts';
import { codeIn, line, lines, proseIn, type Markdown } from '#review/markdown-text.ts';
import { runCommand, UsageError } from './command.ts';
import { makeArticle, readLocale } from './make-article.ts';

const usage = `Usage: npx fener gaps [--from report/report.json] [--locale en] [--json]
       npx fener gaps --draft 1 [--topic orders/delivery] [--locale en]

Lists what readers searched for in vain, in groups that are about the same, as Markdown: those of most searches and contacts
first. Each group has at least five different visitors.

  --from     a database (sqlite:…, postgres://…) or the report.json of a report (default: DATABASE_URL)
  --locale   only this locale (with --draft: default is the source locale)
  --json     as data
  --draft    write a draft of an article for the group of this number, with its questions
  --topic    folder of the draft (default: at the top)

Environment variables (see docs/feedback.md): CONTENT_DIR, DATABASE_URL
`;

type Gap = Evidence['gaps'][number];

const titleOf = ({ questions, examples, about }: Gap) =>
  questions.find(({ isShared }) => !isShared)?.ask ?? examples[0] ?? about.join(' ');

function itemOf(gap: Gap, index: number): Markdown {
  const { about, visitors, searches, contacted, withoutResult, trend, tried } = gap;
  const asked = [...new Set([...gap.questions.map(({ ask }) => ask), ...gap.examples])].slice(0, 5);
  const item = line`${index + 1}. ${proseIn(about.join(' '))}: ${visitors} visitors or more, ${searches} searches, ${withoutResult} without result, ${contacted} then asked a person; ${proseIn(trend)}`;
  const opened = tried.length === 0 ? [] : [line`   - opened in vain: ${codeIn(tried.join(', '))}`];
  return lines([item, ...asked.map((ask) => line`   - ${proseIn(ask)}`), ...opened]);
}

const format = (evidence: readonly Evidence[]): string =>
  evidence
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ locale, gaps }) => `## ${locale} (${gaps.length})\n\n${lines(gaps.map(itemOf))}\n`)
    .join('\n') || 'Five different visitors or more found what they searched for.\n';

function writeDraft(evidence: readonly Evidence[], number: string, locale: string, topic: string): void {
  const gaps = evidence.find((one) => one.locale === locale)?.gaps ?? [];
  const gap = gaps[Number(number) - 1];
  if (!gap)
    throw new UsageError(`"${number}" is not the number of a gap in "${locale}", which has ${gaps.length}.`);
  const title = titleOf(gap);
  const asked = [...new Set([...gap.questions.map(({ ask }) => ask), ...gap.examples])];
  // A report may come from elsewhere.
  const items = asked.flatMap((ask) => (safeText(ask) === ask ? `- ${ask}\n` : []));
  const more = `\n## Asked by readers\n\nAnswer these, and then remove the list.\n\n${items.join('')}`;
  makeArticle([topic, title].filter(Boolean).join('/'), locale, { title: sentence(title), more });
}

const sentence = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

await runCommand({
  usage,
  options: {
    from: { type: 'string' },
    locale: { type: 'string' },
    json: { type: 'boolean', default: false },
    draft: { type: 'string' },
    topic: { type: 'string', default: '' },
  },
  async run({ from, locale, json, draft, topic }) {
    const { evidenceFrom } = await import('#learn/read-evidence.ts');
    const source = from ?? collectorSettings(process.env, 0).databaseUrl;
    const all = await evidenceFrom(source, Date.now());
    if (draft !== undefined) {
      writeDraft(all, draft, readLocale(locale), topic);
      return;
    }
    const evidence = all.filter((one) => locale === undefined || one.locale === locale);
    const data = evidence.map((one) => ({ locale: one.locale, gaps: one.gaps }));
    process.stdout.write(json ? `${JSON.stringify(data, undefined, 2)}\n` : format(evidence));
  },
});
