/** Rules about the words of a text: what they are for, with an example of what is wrong and of what is right. */
import type { ProblemKind } from './codes.ts';

export const textKinds = {
  'merge-conflict': {
    severity: 'error',
    rule: 'Files hold one version of a text, without the marks of git.',
    why: 'Readers would see both versions and the marks between them.',
    example: { wrong: '<<<<<<< HEAD', right: 'You have 30 days.' },
  },
  'code-unclosed': {
    severity: 'error',
    rule: 'A block of code ends.',
    why: 'All that follows would be shown as code, headings and links included.',
    example: { wrong: '```\nnpm start', right: '```\nnpm start\n```' },
  },
  'directive-unclosed': {
    severity: 'error',
    rule: 'Blocks that begin with `:::name` end with `:::`.',
    why: 'What follows would become part of the block, and may be hidden in it.',
    example: { wrong: ':::steps\n1. Unplug the lamp.', right: ':::steps\n1. Unplug the lamp.\n:::' },
  },
  'directive-malformed': {
    severity: 'error',
    rule: 'Directives are written `:::name` without a space, and the outer one has more colons than those in it.',
    why: 'Readers would see the colons, or the parts beside each other instead of in each other.',
    example: { wrong: '::: steps', right: ':::steps' },
  },
  'link-malformed': {
    severity: 'error',
    rule: 'Links are written `[text](address)`.',
    why: 'Readers would see brackets and an address that they cannot follow.',
    example: { wrong: '[text] (id:return-item)', right: '[text](id:return-item)' },
  },
  'link-undefined': {
    severity: 'error',
    rule: 'The name in `[text][name]` is defined below the text.',
    why: 'Readers would see the brackets, and no link.',
    example: { wrong: '[our form][form]', right: '[our form][form]\n\n[form]: /downloads/return-form.pdf' },
  },
  'link-without-text': {
    severity: 'error',
    rule: 'Links have a text.',
    why: 'Nobody sees such a link, and screen readers read its address aloud.',
    example: { wrong: '[](id:return-item)', right: '[Return an item](id:return-item)' },
  },
  'invalid-contact-link': {
    severity: 'error',
    rule: 'Links that call, write or send a message name a number or an address.',
    why: 'The reader’s phone or mail program opens and can do nothing.',
    example: { wrong: '[Call us](tel:service)', right: '[Call us](tel:+4930123456)' },
  },
  'private-link': {
    severity: 'warning',
    rule: 'Links lead to addresses that answer outside the writer’s own network.',
    why: 'The link works for its writer and for nobody else.',
    example: { wrong: 'http://localhost:4321/en/', right: 'https://help.example.com/en/' },
  },
  'heading-without-space': {
    severity: 'error',
    rule: 'A heading has a space behind its number signs.',
    why: 'It would be shown as ordinary text with number signs.',
    example: { wrong: '##By post', right: '## By post' },
  },
  'invalid-heading-id': {
    severity: 'error',
    rule: 'The id of a heading is made of letters, digits and hyphens, in braces behind its text.',
    why: 'Links to the heading would miss it.',
    example: { wrong: '## By post {#By Post}', right: '## By post {#by-post}' },
  },
  'invalid-alert': {
    severity: 'error',
    rule: 'An alert is a quote that begins with a line `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`.',
    why: 'Anything else is shown as an ordinary quote, with the brackets.',
    example: { wrong: '> [!HINT]\n> Keep the box.', right: '> [!TIP]\n> Keep the box.' },
  },
  'table-malformed': {
    severity: 'error',
    rule: 'A table has a row of dashes below its first row, with as many cells.',
    why: 'It would be shown as a paragraph full of bars.',
    example: { wrong: '| a | b |\n| --- |', right: '| a | b |\n| --- | --- |' },
  },
  'table-row': {
    severity: 'warning',
    rule: 'Rows of a table have as many cells as its heading.',
    why: 'Cells that are too many are not shown at all.',
    example: { wrong: '| 1 | 2 | 3 |', right: '| 1 | 2 |' },
  },
  'placeholder-text': {
    severity: 'error',
    rule: 'Published text is finished: no TODO, no lorem ipsum, nothing that `npm run new` wrote.',
    why: 'Readers would see it.',
    example: { wrong: 'TODO: add the prices', right: 'Shipping costs 4.90 €.' },
  },
  'template-variable': {
    severity: 'error',
    rule: 'Texts hold no `{{placeholders}}` of another system.',
    why: 'Nothing fills them: readers would see the braces.',
    example: { wrong: 'Open {{product_name}}.', right: 'Open the Brightwick app.' },
  },
  'template-tag': {
    severity: 'error',
    rule: 'Texts hold no `{% tags %}` of another system.',
    why: 'Nothing runs them: readers would see them.',
    example: { wrong: '{% include note.html %}', right: '> [!NOTE]\n> The text of the note.' },
  },
  'wiki-link': {
    severity: 'error',
    rule: 'Links are not written `[[name]]`.',
    why: 'Readers would see the brackets, and no link.',
    example: { wrong: '[[Return an item]]', right: '[Return an item](id:return-item)' },
  },
  'emphasis-unclosed': {
    severity: 'warning',
    rule: 'Bold text begins and ends with two asterisks.',
    why: 'Readers would see the asterisks.',
    example: { wrong: '**Note: keep the box.', right: '**Note:** keep the box.' },
  },
} as const satisfies Record<string, ProblemKind>;
