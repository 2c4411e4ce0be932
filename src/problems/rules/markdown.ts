/** Rules about the Markdown of texts. */
import { inArticle, inFile, untested, type Rule } from '../rule.ts';

const text = 'articles/en/orders/return-item.md';

export const markdownRules = {
  'heading-skipped': {
    severity: 'error',
    what: 'Headings begin with "##" and go down one level at a time.',
    why: 'Screen readers and the table of contents show headings as a tree. The title of the page is the only level 1 heading.',
    fix: 'Use as many "#" as the problem says.',
    example: inArticle('## By post\n\n#### Abroad\n\nTen days.', '## By post\n\n### Abroad\n\nTen days.'),
  },
  'heading-empty': {
    severity: 'error',
    what: 'Headings have a text.',
    why: 'The table of contents would have an entry without a name.',
    fix: 'Write the heading, or remove its "#" signs.',
    example: inArticle('##\n\nPack the item.', '## Pack the item'),
  },
  'heading-without-space': {
    severity: 'error',
    what: 'A heading has a space between its "#" signs and its text.',
    why: 'It would be shown as ordinary text with number signs.',
    fix: 'Add the space.',
    example: inArticle('##By post', '## By post'),
  },
  'invalid-heading-id': {
    severity: 'error',
    what: 'The id of a heading stands in braces behind its text and has only letters, digits and hyphens.',
    why: 'Links to the heading would miss it.',
    fix: 'Write it as the problem shows it.',
    example: inArticle('## By post {#By Post}', '## By post {#by-post}'),
  },
  'duplicate-anchor': {
    severity: 'error',
    what: 'An id belongs to one heading or element of the page.',
    why: 'A link to it would lead to the first one only.',
    fix: 'Give one of them another id.',
    example: inArticle(
      '## By post {#how}\n\nUse the label.\n\n## In a store {#how}\n\nBring the item.',
      '## By post {#by-post}\n\nUse the label.\n\n## In a store {#in-store}\n\nBring the item.',
    ),
  },
  'code-unclosed': {
    severity: 'error',
    what: 'A block of code ends.',
    why: 'Everything below it would be shown as code, headings and links included.',
    fix: 'End the block with a line of as many backticks as it begins with.',
    example: inArticle('```\nnpm start', '```\nnpm start\n```'),
  },
  'directive-unclosed': {
    severity: 'error',
    what: 'A block that begins with ":::name" ends with ":::".',
    why: 'What follows would become part of the block, and may be hidden in it.',
    fix: 'Write ":::" on a line of its own where the block ends.',
    example: inArticle(':::steps\n1. Unplug the lamp.', ':::steps\n1. Unplug the lamp.\n:::'),
  },
  'directive-malformed': {
    severity: 'error',
    what: 'Directives are written ":::name" without a space, and an outer one has more colons than the ones in it.',
    why: 'Readers would see the colons, or parts beside each other that belong into each other.',
    fix: 'Write the line as the problem shows it.',
    example: inArticle('::: steps\n1. Unplug the lamp.\n:::', ':::steps\n1. Unplug the lamp.\n:::'),
  },
  'unknown-directive': {
    severity: 'error',
    what: 'Directives (":::name") and MDX components are ones that Fener has.',
    why: 'Readers would see the markup, or nothing at all.',
    fix: 'Use steps, tabs, tab, details or video, or an alert such as "> [!TIP]". A colon that is text is written "\\:".',
    example: inArticle(':::accordion[Fees]\nNone.\n:::', ':::details[Fees]\nNone.\n:::'),
  },
  'invalid-directive': {
    severity: 'error',
    what: 'Directives and MDX components have the parts that they need, and no others.',
    why: 'A step list without steps or a video without a transcript would not work for readers.',
    fix: 'Write it as the problem says: steps hold one numbered list; tabs hold tabs; a tab and details have a label; a video has a src, a title and a transcript.',
    example: inArticle(':::steps\nUnplug the lamp.\n:::', ':::steps\n1. Unplug the lamp.\n:::'),
  },
  'invalid-alert': {
    severity: 'error',
    what: 'An alert is a quote whose first line is "[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]" or "[!CAUTION]".',
    why: 'Anything else is shown as an ordinary quote, brackets included.',
    fix: 'Use one of the five kinds, and begin the text on the next line.',
    example: inArticle('> [!HINT]\n> Keep the box.', '> [!TIP]\n> Keep the box.'),
  },
  'table-malformed': {
    severity: 'error',
    what: 'A table has a row of dashes below its first row, with as many cells.',
    why: 'It would be shown as a paragraph full of bars.',
    fix: 'Write the row of dashes that the problem shows.',
    example: inArticle(
      '| Size | Price |\n| --- |\n| S | 4 € |',
      '| Size | Price |\n| --- | --- |\n| S | 4 € |',
    ),
  },
  'table-row': {
    severity: 'warning',
    what: 'Rows of a table have as many cells as its heading.',
    why: 'Cells beyond that are not shown at all.',
    fix: 'Add or remove cells. A "|" that is text is written "\\|".',
    example: inArticle(
      '| Size | Price |\n| --- | --- |\n| S | 4 € | new |',
      '| Size | Price |\n| --- | --- |\n| S | 4 € |',
    ),
  },
  'text-crowded': {
    severity: 'error',
    what: 'A paragraph or table has at most some thousand links, bold words and other marks.',
    why: 'Nobody reads such a paragraph, and reading it would take minutes in every check and build.',
    fix: 'Put empty lines between the parts of the text, or offer it as a file to download.',
    example: untested(
      'a file of many megabytes',
      { [text]: '[A](id:a) [B](id:b) … and ten thousand more' },
      { [text]: '[A](id:a) [B](id:b)' },
    ),
  },
  'emphasis-unclosed': {
    severity: 'warning',
    what: 'Bold text begins and ends with two asterisks.',
    why: 'Readers would see the asterisks.',
    fix: 'Write "**" before the first and behind the last bold word, without a space inside.',
    example: inArticle('**Note: keep the box.', '**Note:** keep the box.'),
  },
  'footnote-not-shown': {
    severity: 'warning',
    what: 'Each footnote has a name of its own, and the text refers to it.',
    why: 'Other footnotes are not shown.',
    fix: 'Write the footnote\'s name, such as "[^1]", where readers should find it.',
    example: inArticle(
      'Returns are free.\n\n[^1]: Within the country.',
      'Returns are free.[^1]\n\n[^1]: Within the country.',
    ),
  },
  'placeholder-text': {
    severity: 'error',
    what: 'Published text is finished: no TODO, no lorem ipsum, nothing that "npx fener new" wrote.',
    why: 'Readers would see it.',
    fix: 'Finish the text, or mark the article "draft: true".',
    example: inArticle('TODO: add the prices', 'Shipping costs 4.90 €.'),
  },
  'template-variable': {
    severity: 'error',
    what: 'Texts hold no "{{placeholders}}" or "${variables}" of another system.',
    why: 'Nothing fills them, so readers would see the braces.',
    fix: 'Write what the placeholder stood for. Braces that readers should see are written as code.',
    example: inArticle('Open {{product_name}}.', 'Open the Brightwick app.'),
  },
  'template-tag': {
    severity: 'error',
    what: 'Texts hold no tags or blocks of another system, such as "{% include %}" or "!!! note".',
    why: 'Nothing runs them, so readers would see them.',
    fix: 'Write what the tag stood for in Markdown.',
    example: inArticle('{% include note.html %}', '> [!NOTE]\n> Keep the box.'),
  },
  'foreign-syntax': {
    severity: 'warning',
    what: 'Texts hold no signs of a system that they were moved from, such as "{: .wide}", "[caption width=300]" or "--8<--".',
    why: 'Readers would see them.',
    fix: 'Remove them, or write what they stood for. Signs that readers should see are written as code.',
    example: inArticle('Keep the box.{: target="_blank"}', 'Keep the box.'),
  },
} as const satisfies Record<string, Rule>;

/** Rules about raw HTML and MDX. */
export const htmlRules = {
  'unsafe-html': {
    severity: 'error',
    what: 'Raw HTML uses only the elements and attributes that are allowed, and every element ends.',
    why: 'Scripts, forms and styles of other pages would run with the rights of yours, or break its layout.',
    fix: 'Use Markdown or a directive instead, or remove the element or attribute.',
    example: inArticle('<font color="red">Last day!</font>', '<strong>Last day!</strong>'),
  },
  'mdx-syntax': {
    severity: 'error',
    what: 'MDX can be compiled.',
    why: 'Nothing of the article could be shown.',
    fix: 'Close every component. Write "{" and "<" that are text as "\\{" and "\\<".',
    example: inFile(
      'articles/en/orders/return-item.mdx',
      '<Steps>\n1. Pack the item.',
      '<Steps>\n1. Pack the item.\n</Steps>',
    ),
  },
  'mdx-expression': {
    severity: 'error',
    what: 'MDX articles hold text and components, no JavaScript.',
    why: 'The code would run on the machine of whoever builds the site.',
    fix: 'Write the result instead of the code. A brace that is text is written "\\{".',
    example: inFile('articles/en/orders/return-item.mdx', 'You have {14 * 2} days.', 'You have 28 days.'),
  },
  'mdx-import': {
    severity: 'error',
    what: 'MDX articles import and export nothing.',
    why: 'Imported code would run on the machine of whoever builds the site.',
    fix: 'Remove the line. The components that articles may use need no import.',
    example: inFile(
      'articles/en/orders/return-item.mdx',
      "import { Steps } from './steps';\n\n<Steps>\n1. Pack the item.\n</Steps>",
      '<Steps>\n1. Pack the item.\n</Steps>',
    ),
  },
} as const satisfies Record<string, Rule>;
