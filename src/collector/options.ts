/** What a collector is made of. */
import type { AnswerWriter } from '#model/answers/writer.ts';
import type { ClientAddress } from './client-address.ts';
import type { Limits } from './limits.ts';
import type { Revisions } from './revisions.ts';
import type { Store } from './store.ts';
import type { Tallies } from './tallies.ts';
import type { TellNetworks } from './network-counts.ts';
import type { WriterOptions } from './writer.ts';

export interface CollectorOptions {
  readonly store: Store;
  readonly revisions: Revisions;
  readonly tallies: Tallies;
  /** Origins that pages with a rating may have, such as `https://help.example.com`; compared as they are. */
  readonly origins: readonly string[];
  /** The wall clock, in milliseconds. */
  readonly clock: () => number;
  /** Milliseconds of a clock that never goes back, for limits. */
  readonly monotonic?: () => number;
  /** Address of the connection that a request came by. */
  readonly connectionOf: (env: unknown) => string;
  readonly clientAddress: ClientAddress;
  readonly limits?: Limits;
  readonly writer?: WriterOptions;
  /** Given counts of what one network sent, where that is much. */
  readonly tellNetworks?: TellNetworks;
  /** Answers assistants (Model Context Protocol); `undefined` while the site doesn't want it. */
  readonly askedByAssistant?: (() => ((request: Request) => Promise<Response>) | undefined) | undefined;
  /** Writes answers with a language model; `undefined` while the site doesn't want it. */
  readonly answers?: (() => AnswerWriter | undefined) | undefined;
  /** When an answer that is asked for now comes too late; default: in eight seconds. */
  readonly answerDeadline?: () => AbortSignal;
  /** Told about failures of the store, once each; never with anything that a reader sent. */
  readonly onFailure?: (error: unknown) => void;
}
