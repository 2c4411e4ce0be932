/** What a query of an agent finds. */
import type { AgentReply } from '#model/agents/browser/agent-files.ts';
import type { Customer } from './agents-data.ts';

/** What was found for a query, best first. */
export interface Found {
  readonly articles: readonly FoundArticle[];
  readonly replies: readonly AgentReply[];
  /** What the agent is told of a code, or of an address that leads nowhere; empty for words. */
  readonly note: string;
  /** Whether the note says why nothing was found, so that no number of results needs to. */
  readonly isMistake: boolean;
  /** The customer that a code names. */
  readonly customer?: Customer;
}

/** An article as a row shows it at first. */
export interface FoundArticle {
  readonly id: string;
  /** Its title in the language in which it was found; absent where only its id is known. */
  readonly title?: string;
  readonly lang?: string;
  readonly topic?: string;
  readonly isUnlisted?: true;
}

/** Where nothing is found, and there is nothing to say of it. */
export const nothing: Found = { articles: [], replies: [], note: '', isMistake: false };
