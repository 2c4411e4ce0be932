/** Notion's Markdown: callouts, and equations. */
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
const equation = /(?<![\\$\w])\$([^\s$](?:[^$\n]*[^\s$])?)\$(?![\w$])/g;

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
  return applyEdits(
    boxed,
    [...boxed.text.matchAll(equation)]
      // Prices have no signs of mathematics.
      .filter(([, inner = '']) => /[\\^_={}]/.test(inner) && !inner.includes('`'))
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        text: `\`${match[1] ?? ''}\``,
      })),
  );
}

function toAlert(inner: string): string {
  const withoutIcon = inner.trim().replace(/^<img\b[^>]*>\s*/, '');
  const [sign = ''] = /^\p{Extended_Pictographic}/u.exec(withoutIcon) ?? [];
  const kind = Object.hasOwn(kinds, sign) ? kinds[sign] : undefined;
  const text = kind === undefined ? withoutIcon : withoutIcon.slice(sign.length).replace(/^\ufe0f?\s*/, '');
  const lines = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return `> [!${kind ?? 'NOTE'}]\n${lines.join('\n')}`;
}
