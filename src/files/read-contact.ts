/** Reads contact channels and announcements from the content folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseAnnouncements, type Announcement } from '#model/channels/announcements.ts';
import type { Contact } from '#model/channels/contact.ts';
import type { ContactSurroundings } from '#model/channels/check-context.ts';
import { parseContact } from '#model/channels/parse.ts';
import type { Problem } from '#problems/problem.ts';
import { holdsOnlyComments, type YamlSource } from '#problems/yaml.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** What the contact files say. `contact` is absent without a channels.yaml, or when it cannot be used. */
export interface ReadContact {
  readonly contact?: Contact;
  /** Ids that articles may name: none without a channels.yaml, absent when it cannot be used. */
  readonly channelIds?: ReadonlySet<string>;
  readonly announcements: readonly Announcement[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `channels.yaml` and `announcements.yaml`; both are optional. `now` tells which announcements
 * are over.
 *
 * Problems: those of reading, of `parseContact` and of `parseAnnouncements`.
 */
export function readContact(
  places: Places,
  surroundings: ContactSurroundings & { readonly now: number },
): ReadContact {
  const { site, now, reuse } = surroundings;
  const channels = readFileOf(places, 'channels.yaml');
  const announced = readFileOf(places, 'announcements.yaml');
  const parsed = channels.source && parseContact(channels.source, surroundings);
  const parsedAnnouncements = announced.source && parseAnnouncements(announced.source, { site, now, reuse });
  const channelIds = parsed ? parsed.contact?.ids : channels.problems.length > 0 ? undefined : noIds;
  return {
    ...(parsed?.contact && { contact: parsed.contact }),
    ...(channelIds && { channelIds }),
    announcements: parsedAnnouncements?.announcements ?? [],
    problems: [
      ...channels.problems,
      ...(parsed?.problems ?? []),
      ...announced.problems,
      ...(parsedAnnouncements?.problems ?? []),
    ],
  };
}

const noIds: ReadonlySet<string> = new Set();

/** A file of the content folder, if it exists and says something. */
function readFileOf(
  { contentDir, unsaved }: Places,
  name: string,
): { readonly source?: YamlSource; readonly problems: readonly Problem[] } {
  const path = join(contentDir, name);
  if (!existsSync(path)) return { problems: [] };
  const read = readTextFile(path, { unsaved });
  if (read.problems) return { problems: read.problems };
  return holdsOnlyComments(read.text)
    ? { problems: [] }
    : { source: { file: shownPath(path), text: read.text }, problems: [] };
}
