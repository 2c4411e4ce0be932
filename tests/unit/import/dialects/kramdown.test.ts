import { expect, test } from 'vitest';
import { convertKramdown } from '#import/dialects/kramdown/kramdown.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

const convert = (text: string) => convertKramdown(traceText(text), new Map([['golden', 'important']])).text;

test.each([
  ['a box after its text', 'Careful.\n{: .notice--warning}\n', '> [!WARNING]\n> Careful.\n'],
  ['a box before it', '{: .note }\nOne\ntwo.\n\nThree.', '> [!NOTE]\n> One\n> two.\n\nThree.'],
  ['a box with a title', '{: .note-title }\n> Mind\n>\n> the gap.', '> [!NOTE]\n> **Mind**\n>\n> the gap.'],
  ['a box that the site defines', '{: .golden }\nRule.', '> [!IMPORTANT]\n> Rule.'],
  ['looks', 'A.\n{: .fs-6 .fw-300 }\n\n[B](b){: .btn target="_blank"} c.', 'A.\n\n[B](b) c.'],
  ['a list of contents', '## Contents\n{: .no_toc }\n\n1. TOC\n{:toc}\n\nText.', '## Contents\n\n\nText.'],
  [
    'the id of a heading',
    '## Fees\n{: #fees .big }\n\n### When {: #when}',
    '## Fees {#fees}\n\n### When {#when}',
  ],
  ['the id of a paragraph', 'Text.\n{: #here}', '<a id="here"></a>Text.\n'],
  ['a language below code', '~~~\na\n~~~\n{: .language-sh}\n', '~~~sh\na\n~~~\n'],
  [
    'a definition',
    'Parcel\n: What you send.\n: In a box.',
    '- **Parcel**\n\n  What you send.\n\n  In a box.',
  ],
  [
    'an abbreviation',
    'The UPS and UPS.\n\n*[UPS]: A carrier\n',
    'The <abbr title="A carrier">UPS</abbr> and UPS.\n\n',
  ],
  ['a comment', 'A{::comment}secret{:/comment}\n{::options toc_levels="2" /}\nB', 'AB'],
  ['a table without a head', '| a | b |\n| c | d |', '| a | b |\n|---|---|\n| c | d |'],
  ['the end of a block', 'A\n\n^\n\nB', 'A\n\n\n\nB'],
  ['code left of its fence', '1. A\n\n   ```\nb\n   ```\n', '1. A\n\n   ```\n   b\n   ```\n'],
  ['code as it is', '`{: .x}` and\n\n```\n{: .y}\n$$z$$\n```', '`{: .x}` and\n\n```\n{: .y}\n$$z$$\n```'],
])('%s', (_, written, now) => expect(convert(written)).toBe(now));

test('HTML with Markdown in it: boxes are alerts, paragraphs disappear', () => {
  expect(convert('<div class="alert alert-info" markdown="1">\n  **Keep** it.\n</div>\nNext.')).toBe(
    '> [!NOTE]\n> **Keep** it.\n\nNext.',
  );
  expect(convert('<aside markdown="1">\n  A *b*.\n  <p markdown="1">\n— c\n  </p>\n</aside>')).toContain(
    '\n\nA *b*.',
  );
});

test('lines are still those of the author', () => {
  const { text, lineAt } = convertKramdown(traceText('{: .tip }\nA\n\nB\n', 10));
  expect(lineAt(text.indexOf('B'))).toBe(13);
});
