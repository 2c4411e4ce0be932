/** The templates that come with Fener, by the name of their type. */
import { articleDescription, beginning, steps, templateWords } from './scaffold.ts';

const front = (more = '') =>
  `---\nid: id\ntitle: Title\ndescription: ${articleDescription}\nkeywords: []\n${more}---\n\n${beginning}\n`;

const numbered = `:::steps\n1. ${steps[0]}\n2. ${steps[1]}\n:::\n`;

/** Markdown with front matter, as `content/templates/<name>.md` has it. */
export const templates: ReadonlyMap<string, string> = new Map([
  ['how-to', `${front()}\n${numbered}`],
  [
    'troubleshooting',
    `${front()}\n## Why this happens {#cause}\n\n${templateWords.cause}\n\n## What to do {#remedy}\n\n${templateWords.remedy}\n\n## If it still doesn't work\n\n${templateWords.contact}\n`,
  ],
  ['faq', `${front()}\n## Can I …?\n\n${templateWords.answer}\n\n## What if …?\n\n${templateWords.answer}\n`],
  [
    'policy',
    `${front('reviewBy: 2000-01-01\n')}\n## Who this is for {#scope}\n\n${templateWords.scope}\n\n## What we do {#rules}\n\n${templateWords.rules}\n`,
  ],
]);
