/** The content that is on disk now, read again whenever a file changes. */
import { countOf } from '#base/count-of.ts';
import { shownPath, type Places } from '#files/places.ts';
import { createBackgroundCheck } from './background-check.ts';
import { FileChanges, manyFiles } from './file-changes.ts';
import { createTurns } from './turns.ts';
import type { Checked } from './whole-check.ts';
import { createContentReader, type LiveContent } from './content-reader.ts';

export interface LiveReader {
  /**
   * The content that is on disk now: reads again what has changed. Where all that takes long, an edited text shows before
   * everything is checked again, which `readWhole` does.
   */
  readonly read: () => Promise<LiveContent>;
  /** The content that is on disk now, checked as a whole; with what was found before an edit, if one came meanwhile. */
  readonly readWhole: () => Promise<LiveContent>;
  /** Told of a file that has come, changed or gone: all are looked at only now and then where there are many. */
  readonly hear: (path: string) => void;
  /** The content that was read last. */
  readonly latest: () => LiveContent | undefined;
}

/** How long writers may wait until everything is checked, before they see what they wrote, in milliseconds. */
const patience = 200;

/**
 * Reads content for development. Calls `tell` with what to print. `waits`: how long writers may wait for the whole; with `many`
 * files, texts are read when their pages are asked for, and `check` checks everything meanwhile.
 */
export function createLiveContent(
  places: Places,
  tell: (text: string) => void,
  {
    waits = patience,
    many = manyFiles,
    check = createBackgroundCheck(places),
  }: { readonly waits?: number; readonly many?: number; readonly check?: () => Promise<Checked> } = {},
): LiveReader {
  const reader = createContentReader(places, tell);
  const changes = new FileChanges(places);
  let last: LiveContent | undefined;
  let took = 0;
  let isLarge = false;
  const inTurn = createTurns();
  /** Files whose texts show, though their problems aren't told yet. */
  const unchecked = new Set<string>();

  async function readAll(): Promise<LiveContent> {
    const started = performance.now();
    const next = await reader.read([...unchecked], isLarge);
    took = performance.now() - started;
    if (!isLarge) unchecked.clear();
    return next;
  }

  async function readIfChanged(isWhole: boolean): Promise<LiveContent> {
    const looksAtAll = isWhole && last?.isWhole === false;
    const look = last ? await changes.lookWhenWritten(looksAtAll) : changes.look();
    const { saved, gone } = look;
    const isSame = saved.length + gone.length === 0;
    if (last && isSame && (last.isWhole || !isWhole)) return last;
    try {
      if (last) for (const path of [...saved, ...gone]) unchecked.add(shownPath(path));
      else isLarge = saved.length >= many;
      if (!last && isLarge)
        tell(`Reading ${countOf(saved.length, 'file')}. Problems are told when all have been checked.\n`);
      const isLong = !isWhole && (isLarge || took >= waits);
      const quick = isLong && last && !isSame ? reader.readEdited(look, isLarge) : undefined;
      last = quick ?? (await readAll());
      changes.accept(look);
      return last;
    } catch (error) {
      changes.reject();
      throw error;
    }
  }

  /** Checks everything, while edits are read. */
  async function checkLarge(): Promise<LiveContent> {
    const content = await inTurn(() => readIfChanged(false));
    if (content.isWhole) return content;
    const files = [...unchecked];
    unchecked.clear();
    const found = await check();
    return inTurn(() => (last = reader.checked(found, files, last === content) ?? last ?? content));
  }

  return {
    read: () => inTurn(() => readIfChanged(false)),
    readWhole: () => (isLarge ? checkLarge() : inTurn(() => readIfChanged(true))),
    hear: (path) => changes.hear(path),
    latest: () => last,
  };
}
