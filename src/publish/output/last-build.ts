/** What the last build gave, for the next one that finds all as it was. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { recordKind } from '#base/record.ts';
import type { Announcement } from '#model/channels/announcements.ts';
import type { Problem } from '#problems/problem.ts';
import { isAsLeft } from './held.ts';
import type { OutputPlaces } from './output-places.ts';

/** A build that gave a site. */
export interface LastBuild {
  /** Key of all that it was made from. */
  readonly inputs: string;
  /** From when until when the same inputs give the same site. */
  readonly since: number;
  readonly until: number;
  readonly pages: number;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

const lastBuild = recordKind<LastBuild>('last build 1');

const pathOf = ({ cacheDir }: Pick<OutputPlaces, 'cacheDir'>) => join(cacheDir, 'last-build.json');

/** The last build, if a build now would give just what it gave, and its output is as it left it. */
export function readUnchanged(places: OutputPlaces, inputs: string, now: Date): LastBuild | undefined {
  const last = lastBuild.read(pathOf(places));
  if (last?.inputs !== inputs || now.getTime() < last.since || now.getTime() >= last.until) return undefined;
  return isAsLeft(places.outDir, inputs, places) ? last : undefined;
}

/** Before the output changes, so that a build that is killed is followed by another. */
export const forgetLastBuild = (places: OutputPlaces): void => rmSync(pathOf(places), { force: true });

/** Notes what a build gave. */
export const keepLastBuild = (places: OutputPlaces, build: LastBuild): void =>
  lastBuild.write(pathOf(places), build);

/** The first moment after `now` when an announcement begins or ends, and pages say something else. */
export const nextMoment = (announcements: readonly Announcement[], now: number): number =>
  Math.min(
    Number.MAX_SAFE_INTEGER,
    ...announcements.flatMap(({ from, until }) => [from, until]).filter((moment) => moment > now),
  );
