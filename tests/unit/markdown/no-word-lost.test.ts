import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { portableMarkdown } from '#markdown/portable.ts';
import { renderMarkdown } from '#markdown/render.ts';
import { anchorsOf } from '#model/articles/anchors.ts';
import { plainText } from '#model/search/document.ts';

const labels = {
  alert: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  footnotes: 'Footnotes',
  footnoteBack: 'Back',
  playVideo: 'Play video',
  transcript: 'Transcript',
  scrollableTable: 'Table',
};

/** Words that occur once each, so that a lost one is noticed. */
const stems = [
  'return',
  'İade',
  'größe',
  '返品',
  '「注文」',
  'お問い合わせ',
  '반품(Return)',
  'استرجاع',
  'שלום',
  'คืนสินค้า',
  'क़ीमत',
  '9:30pm',
  'err:timeout',
  'pi:ka',
  '（税込）',
  'half%',
  'Cis#',
];
const word = fc.constantFrom(...stems);
const plain = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const joined = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(''));
const inline = fc.oneof(
  plain,
  joined,
  fc.tuple(joined, joined, joined).map(([a, b, c]) => `${a}**${b}**${c}`),
  joined.map((text) => `~~${text}~~`),
  joined.map((text) => `\`${text}\``),
  joined.map((text) => `[${text}](https://x.example/)`),
  fc.tuple(joined, word).map(([a, b]) => `${a} https://x.example/${b}`),
  word.map((text) => `:kbd[${text}]`),
);
const line = fc.array(inline, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const block = fc.oneof(
  line,
  line.map((text) => `## ${text}`),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item) => `- ${item}\n  1. ${item}`).join('\n')),
  line.map((text) => `> [!TIP]\n> ${text}`),
  fc.tuple(plain, plain, plain).map(([a, b, c]) => `| ${a} | ${b} |\n| - | :-: |\n| ${c} | **${a}** |`),
  fc.tuple(plain, line).map(([label, text]) => `:::details[${label}]\n${text}\n:::`),
  fc
    .tuple(plain, line)
    .map(([label, text]) => `::::tabs\n:::tab[${label}]\n${text}\n:::\n:::tab[2]\n${text}\n:::\n::::`),
  line.map((text) => `:::steps\n1. ${text}\n2. ${text}\n:::`),
  fc.tuple(fc.uuid(), joined).map(([n, text]) => `Note[^${n}]\n\n[^${n}]: ${text}`),
  joined.map((text) => `\`\`\`\n${text}\n\`\`\``),
);

const words = (text: string) => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const withoutMarkup = (text: string) => text.replace(/\]\(https:[^)]*\)/g, ']').replaceAll(':kbd[', '[');
const withoutNames = (text: string) => text.replace(/^:{3,}[a-z]+/gm, '').replaceAll(':kbd[', '[');
const squeeze = (text: string) => words(text).join('');

test('whatever is written in any script, no word of it is lost in the page or in its Markdown copy, and anchors stay', () =>
  fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 5 }), async (blocks) => {
      const body = `${blocks.join('\n\n')}\n`;
      const analysed = analyseMarkdown({ file: 'a.md', body, firstLine: 1, format: 'md' });
      const anchors = anchorsOf(analysed.parts.headings);
      const html = await renderMarkdown(analysed.text, {
        headingIds: anchors.map(({ id }) => id),
        links: {},
        images: {},
        labels,
      });
      const page = squeeze(plainText(html));
      for (const stem of stems) {
        const count = (text: string) => text.split(squeeze(stem)).length - 1;
        const written = count(squeeze(withoutMarkup(body)));
        expect([stem, count(page) >= Math.min(written, 1)]).toEqual([stem, true]);
      }
      expect(html).not.toMatch(/\uFDD0/);
      for (const { id, text } of anchors) {
        expect(html).toContain(`id="${id}"`);
        expect(squeeze(withoutMarkup(body))).toContain(squeeze(text));
      }
      const copy = portableMarkdown(analysed.text, {
        addresses: { link: () => undefined, image: () => undefined },
        headingIds: [],
        marks: false,
        isPlain: true,
      });
      expect(squeeze(copy)).toBe(squeeze(withoutNames(body)));
      expect(
        anchorsOf(analyseMarkdown({ file: 'a.md', body: copy, firstLine: 1, format: 'md' }).parts.headings),
      ).toEqual(anchors);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  ));
