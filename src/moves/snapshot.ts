/** What a plan is made from: the content as it is now. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import { readContent } from '#files/read-content.ts';
import { readPast } from '#files/read-past.ts';
import { shownPath, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { buildHelpCentre, type HelpCentre } from '#model/help-centre.ts';
import { formatProblems } from '#problems/format.ts';
import { isError } from '#problems/problem.ts';

/** The content folder. Names are paths of files below it, with "/". */
export interface Snapshot {
  readonly contentDir: string;
  readonly sources: readonly ContentSource[];
  /** With drafts, as links may lead to them. */
  readonly centre: HelpCentre;
  /** As readers see it. */
  readonly published: HelpCentre;
  readonly names: readonly string[];
  readonly textOf: (name: string) => string;
  /** The name of a source's file. */
  readonly nameOf: (source: Pick<ContentSource, 'file'>) => string;
  /** What readers would see if the sources were others. */
  readonly publish: (sources: readonly ContentSource[]) => HelpCentre;
}

/** Reads the content. Throws with the problems where nothing can be planned with it. */
export function takeSnapshot(places: Places): Snapshot {
  const content = readContent(places);
  const { site, sources, broken, images, publicFiles } = content;
  if (!site) throw new Error(formatProblems(content.problems.filter(isError), 'text'));
  const { known, problems } = readPast(places);
  if (problems.length > 0) throw new Error(formatProblems(problems, 'text'));
  const build = (from: readonly ContentSource[], drafts: boolean) =>
    buildHelpCentre({ site, sources: from, broken, images, publicFiles, ...known, drafts }).centre;
  return {
    contentDir: places.contentDir,
    sources,
    centre: build(sources, true),
    published: build(sources, false),
    names: walk(places.contentDir, { hasHidden: true }).files,
    textOf: (name) => readFileSync(join(places.contentDir, name), 'utf8'),
    nameOf: ({ file }) => nameBelow(places.contentDir, resolve(file)) ?? file,
    publish: (from) => build(from, false),
  };
}

/** A name of the content as its reader would type it. */
export const shownName = ({ contentDir }: Pick<Snapshot, 'contentDir'>, name: string): string =>
  shownPath(join(contentDir, name));

/** Whether the content folder has a file or folder. */
export const hasName = ({ contentDir }: Pick<Snapshot, 'contentDir'>, name: string): boolean =>
  existsSync(join(contentDir, name));
