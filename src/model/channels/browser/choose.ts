/** Which channels belong on a page, device and date. Runs at build and in the browser. */

/** How many channels stand before "more ways". */
export const primaryCount = 3;

/** What kind of device the reader holds; `apple` devices open Apple Messages. */
export interface Device {
  readonly mobile: boolean;
  readonly apple: boolean;
}

/** Limits of a channel beyond country and locale. */
export interface Limits {
  readonly topics?: readonly string[] | undefined;
  readonly articles?: readonly string[] | undefined;
  readonly devices: 'any' | 'mobile' | 'desktop' | 'apple';
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
}

/** What a page is about, as far as channels care. */
export interface PageSubject {
  /** Paths of the topics that list the article, such as `orders/returns`; those above are implied. */
  readonly topics?: readonly string[] | undefined;
  readonly article?: string | undefined;
  /** Channels that the article allows (`channels` in its front matter). */
  readonly only?: readonly string[] | undefined;
}

/** Where and when somebody asks. Absent knowledge never hides a channel. */
export interface Situation {
  readonly page?: PageSubject;
  readonly device?: Device;
  /** ISO date. */
  readonly date?: string;
}

/** Those of the channels that are offered there, in their order; the fallback where none is. */
export function choose(
  ids: readonly string[],
  {
    limitsOf,
    fallback,
  }: { readonly limitsOf: (id: string) => Limits | undefined; readonly fallback: string },
  situation: Situation,
): readonly string[] {
  const fitting = ids.filter((id) => {
    const limits = limitsOf(id);
    return limits && applies(id, limits, situation);
  });
  return fitting.length > 0 ? fitting : [fallback];
}

/** Whether the channel is offered there. */
function applies(id: string, limits: Limits, { page, device, date }: Situation): boolean {
  const { topics, articles, devices, validFrom, validUntil } = limits;
  return (
    !(page?.only && !page.only.includes(id)) &&
    !(topics && page?.topics && !topics.some((topic) => page.topics?.some((path) => below(path, topic)))) &&
    !(articles && page?.article && !articles.includes(page.article)) &&
    !(device && devices === 'mobile' && !device.mobile) &&
    !(device && devices === 'desktop' && device.mobile) &&
    !(device && devices === 'apple' && !device.apple) &&
    !(date && ((validFrom && date < validFrom) || (validUntil && date > validUntil)))
  );
}

const below = (path: string, topic: string) => path === topic || path.startsWith(`${topic}/`);
