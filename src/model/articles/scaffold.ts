/** What `npx fener new` writes, for its author to replace. */

const beginning = 'Begin with the answer.';
const steps = ['First, …', 'Then, …'] as const;
const articleDescription = 'The answer in one sentence of at most 160 characters.';
const topicDescription = 'What this topic answers, in one sentence.';

/** Sentences that no reader should ever see. */
export const scaffoldTexts: ReadonlySet<string> = new Set([
  beginning,
  ...steps,
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
