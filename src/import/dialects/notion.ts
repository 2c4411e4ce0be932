/** Notion's Markdown: callouts, and equations. */
import { shortFormulaEdits } from '#import/tree/markdown/formulas.ts';
import { applyEdits, type TracedText } from '#import/tree/markdown/traced-text.ts';

/** Signs before a callout that say what it is; all others are a note with its sign. */
const kinds: Readonly<Record<string, string>> = {
  '💡': 'TIP',
  '✅': 'TIP',
  '⚠': 'WARNING',
  '🚧': 'WARNING',
  '❗': 'CAUTION',
  '🚨': 'CAUTION',
  '⛔': 'CAUTION',
  ℹ: 'NOTE',
  '📌': 'NOTE',
  '📝': 'NOTE',
};

const callout = /^<aside>\n([^]*?)\n?<\/aside>[ \t]*$/gm;

/** Callouts become alerts. Equations become code, as nothing here typesets them. */
export function convertNotion(source: TracedText): TracedText {
  const boxed = applyEdits(
    source,
    [...source.text.matchAll(callout)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: toAlert(match[1] ?? ''),
    })),
  );
  return applyEdits(boxed, shortFormulaEdits(boxed));
}

function toAlert(inner: string): string {
  const withoutIcon = inner.trim().replace(/^<img\b[^>]*>\s*/, '');
  const [icon = ''] = /^\p{Extended_Pictographic}\ufe0f?\s*/u.exec(withoutIcon) ?? [];
  const { kind, sign } = alertFor(icon);
  const text = sign === '' ? withoutIcon.slice(icon.length) : withoutIcon;
  const lines = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return `> [!${kind}]\n${lines.join('\n')}`;
}

/** The alert that a callout with an icon is like, and the sign that stays before its text. */
export function alertFor(icon: string): { readonly kind: string; readonly sign: string } {
  const sign = icon.trim().replace(/\ufe0f$/, '');
  return Object.hasOwn(kinds, sign) ? { kind: kinds[sign] ?? 'NOTE', sign: '' } : { kind: 'NOTE', sign };
}
