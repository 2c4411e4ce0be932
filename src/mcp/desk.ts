/** A help centre that is kept open between questions, and read anew once it may have changed. */
import type { ToolContext } from '#model/tools/browser/context.ts';
import { HelpData, type HelpSource, type SiteIndex } from '#model/tools/browser/help-data.ts';
import { ToolError } from '#model/tools/browser/input.ts';
import { toolsOf, type ToolListing } from '#model/tools/browser/listing.ts';

/** How long files are relied on. */
const freshMs = 60_000;

/** How long an answer may take, however many files it needs. */
const patienceMs = 30_000;

interface Opened {
  readonly data: HelpData;
  readonly index: SiteIndex;
  readonly at: number;
}

/** Answers from one site. */
export class HelpDesk {
  readonly #source: HelpSource;
  readonly #clock: () => number;
  #opened: Promise<Opened> | undefined;

  /** `clock`: now, in milliseconds. */
  constructor(source: HelpSource, clock: () => number) {
    this.#source = source;
    this.#clock = clock;
  }

  /** What `ask` finds. Where files are missing or broken, the site may have been published anew: then it's asked once more. */
  async answer<T>(ask: (context: ToolContext) => Promise<T>): Promise<T> {
    const opened = await this.#open();
    try {
      return await inTime(ask(this.#contextOf(opened)));
    } catch (error) {
      if (error instanceof ToolError || error instanceof TooSlow) throw error;
      this.#opened = undefined;
      return inTime(ask(this.#contextOf(await this.#open())));
    }
  }

  /** The tools that the site has. */
  tools(): Promise<readonly ToolListing[]> {
    return this.answer(({ index: { site, locales } }) =>
      Promise.resolve(
        toolsOf({
          siteName: site.name,
          locales: locales.map(({ id }) => id),
          hasChannels: locales.some(({ channels }) => channels !== null),
          hasStores: locales.some(({ stores }) => stores !== null),
        }),
      ),
    );
  }

  async #open(): Promise<Opened> {
    const known = await this.#opened?.catch(() => undefined);
    if (known && this.#clock() - known.at < freshMs) return known;
    this.#opened = inTime(this.#read());
    return this.#opened;
  }

  async #read(): Promise<Opened> {
    const data = new HelpData(this.#source);
    return { data, index: await data.needed('index', '/api/v1/index.json'), at: this.#clock() };
  }

  #contextOf({ data, index }: Opened): ToolContext {
    return { data, index, locale: index.locales[0]?.id ?? '', now: this.#clock() };
  }
}

class TooSlow extends Error {}

/** Rejects what takes too long. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new TooSlow(`The help centre took more than ${patienceMs / 1000} seconds.`)),
    patienceMs,
  );
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
