/** What checks of `channels.yaml` look at. */
import type { Problem } from '#problems/problem.ts';
import type { ReuseOf } from '#model/reuse/plain.ts';
import type { Site } from '#site/site.ts';
import type { Contact, HolidaysOf } from './contact.ts';
import type { Channel, ContactData } from './schema.ts';

/** What channels.yaml is checked against. Sets that are absent are not checked. */
export interface ContactSurroundings {
  readonly site: Site;
  readonly holidaysOf: HolidaysOf;
  /** Paths of topic folders, such as `orders/returns`. */
  readonly topics?: ReadonlySet<string> | undefined;
  /** Ids of articles. */
  readonly articles?: ReadonlySet<string> | undefined;
  /** Variables that texts may name, by locale. */
  readonly reuse?: ReuseOf | undefined;
  /** Services of stores. */
  readonly services?: ReadonlySet<string> | undefined;
}

/** File and position of a path in the YAML. */
export type At = (
  path: readonly PropertyKey[],
  options?: { readonly key?: boolean },
) => { readonly file: string; readonly at: Problem['at'] };

/** The whole file. */
export interface ContactCheck {
  readonly data: ContactData;
  readonly contact: Contact;
  readonly surroundings: ContactSurroundings;
  readonly at: At;
}

/** One channel of the file. */
export interface ChannelCheck {
  readonly channel: Channel;
  readonly index: number;
  readonly data: ContactData;
  readonly surroundings: ContactSurroundings;
  /** Of a path below the channel. */
  readonly at: At;
}
