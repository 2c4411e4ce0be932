/** Writes answers for a built site while its settings want them written. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '#base/parse-json.ts';
import { HelpDesk } from '#mcp/desk.ts';
import { folderSource } from '#mcp/source.ts';
import type { AnswerWriter } from '#model/answers/writer.ts';
import { answerSettingsPath } from '#model/urls.ts';
import { answersData, toAnswers } from '#site/answers.ts';
import { findUnits } from './retrieve.ts';
import { createAnswerWriter } from './write-answer.ts';

/** The environment's name for the key. It's nowhere else: not in settings, not in the built site. */
export const keyVariable = 'ANSWERS_API_KEY';

/**
 * A function that gives the writer for the site in `folder`, or `undefined` while its `site.yaml` has no `answers`. It's asked at
 * each request, since the site may be built anew.
 */
export function answersAt(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void = () => undefined,
): () => AnswerWriter | undefined {
  const file = join(folder, answerSettingsPath);
  const key = environment[keyVariable] || undefined;
  const desk = new HelpDesk(folderSource(folder), Date.now);
  let known = '';
  let writer: AnswerWriter | undefined;
  return () => {
    const stats = statSync(file, { throwIfNoEntry: false });
    const version = stats ? `${stats.mtimeMs} ${stats.size}` : '';
    if (version === known) return writer;
    known = version;
    writer = undefined;
    if (!stats) return writer;
    const { data } = answersData.safeParse(parseJson(readFileSync(file, 'utf8')));
    if (!data) {
      log(`answers: ${file} isn't what a build of this version writes. Build the site again.`);
      return writer;
    }
    const settings = toAnswers(data);
    const told = new Set<string>();
    writer = createAnswerWriter({
      settings,
      key,
      send: fetch,
      find: (question, locale) => desk.answer((context) => findUnits(question, locale, context)),
      // Each reason once: readers may ask every second.
      onFailure: (error) => {
        const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
        if (told.size >= 20 || told.has(reason)) return;
        told.add(reason);
        log(`answers: none could be written (${reason}).`);
      },
    });
    return writer;
  };
}
