/** A build: what it was asked for, and what it has read and prepared before pages are rendered. */
import type { FileFacts } from '#files/file-facts.ts';
import type { Places } from '#files/places.ts';
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { Shown } from '#model/pages/shown.ts';
import type { PreparedFonts } from './fonts/fonts.ts';
import type { PreparedImages } from './images/images.ts';
import type { Part } from './parts/part.ts';
import type { Profile } from './stopwatch.ts';
import type { PreparedStores } from './stores/stores.ts';

/** What a build is asked for. */
export interface BuildOptions {
  readonly places: Places;
  /** The moment of the build. */
  readonly now: Date;
  /** Renders every page and ignores the cache. */
  readonly force: boolean;
  /** Whether texts are written compressed, too. */
  readonly isCompressed?: boolean;
  /** Whether its addresses count as public from now on. */
  readonly isRelease?: boolean;
  /** Builds only that part, and puts it where it can be joined with the others. */
  readonly part?: Part | undefined;
  /** Folders of parts to join. */
  readonly join?: readonly string[] | undefined;
  /** Makes the pages show this help centre (`src/current.ts`). */
  readonly show: (shown: Shown) => void | Promise<void>;
  /** Told what is being done, in a few words. */
  readonly onStep: (step: string) => void;
}

/** What a build gave. */
export interface BuiltSite {
  readonly pages: number;
  readonly rendered: number;
  /** What the operator should know of old addresses on this host, in sentences. */
  readonly notes: readonly string[];
  /** What it took. */
  readonly profile: Profile;
}

/** What the rooms of `publish` work with. */
export interface Build extends BuildOptions {
  /** What is known of the files that the site is made from. */
  readonly facts: FileFacts;
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  readonly images: PreparedImages;
  readonly fonts: PreparedFonts;
  readonly stores: PreparedStores;
}
