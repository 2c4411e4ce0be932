/** What the page tells `<help-agents>`. */
import type { Customer } from '#model/agents/browser/customer.ts';

export type { Customer };

export interface AgentsData {
  /** The page's own locale. */
  readonly locale: string;
  readonly siteUrl: string;
  /** The site's locales in order, with the words of a message. */
  readonly customers: readonly Customer[];
  /** Locales whose search is asked, the page's own first. */
  readonly searched: readonly string[];
  /** Where reports of articles go, with names in braces. */
  readonly report: string | undefined;
  readonly paths: AgentsPaths;
}

/** Where files and pages are; `{locale}` and `{id}` stand for those of an article. */
export interface AgentsPaths {
  readonly article: string;
  readonly lists: string;
  readonly ids: string;
  readonly oldAddresses: string;
  readonly permalink: string;
  readonly permalinkIn: string;
  readonly worker: string;
}
