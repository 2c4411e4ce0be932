/** What `npx fener new` writes, for its author to replace. */

export const beginning = 'Begin with the answer.';
export const steps = ['First, …', 'Then, …'] as const;
export const articleDescription = 'The answer in one sentence of at most 160 characters.';
const topicDescription = 'What this topic answers, in one sentence.';

/** What templates of types say, besides. */
export const templateWords = {
  cause: 'Say in a sentence or two what causes it.',
  remedy: 'Say what to do, the likeliest remedy first.',
  contact: 'Say whom to contact, and what to have at hand.',
  answer: 'Answer in one or two sentences.',
  scope: 'Say whom and what it applies to, and since when.',
  rules: 'Say what readers can rely on, with numbers and dates.',
} as const;

/** Sentences that no reader should ever see. */
export const scaffoldTexts: ReadonlySet<string> = new Set([
  beginning,
  ...steps,
  ...Object.values(templateWords),
  articleDescription,
  topicDescription,
]);

/** Text of a new topic's file. */
export const newTopic = (title: string): string =>
  `---\ntitle: ${JSON.stringify(title)}\ndescription: ${topicDescription}\n---\n`;

/** Text of a new article's file. */
export const newArticle = (id: string, title: string): string => `---
id: ${id}
title: ${JSON.stringify(title)}
description: ${articleDescription}
keywords: []
draft: true
---

${beginning}

:::steps
1. ${steps[0]}
2. ${steps[1]}
:::
`;
