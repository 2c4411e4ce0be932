/** All checks of a site's folder, in the order in which they're told. */
import type { Places } from '#files/places.ts';
import type { Finding } from './finding.ts';
import { checkFolders } from './folders.ts';
import { checkHosts } from './hosts.ts';
import { checkTheme } from './theme.ts';
import { checkVersions } from './versions.ts';

/** Looks at one matter of a site's folder. */
export type Check = (places: Places) => readonly Finding[];

const checks: readonly Check[] = [checkVersions, checkFolders, checkHosts, checkTheme];

/** What every check finds. */
export const examine = (places: Places): readonly Finding[] => checks.flatMap((check) => check(places));
