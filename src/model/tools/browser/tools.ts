/** Runs the tools. */
import { readArticle, searchHelp } from './articles.ts';
import { contactOptions } from './contact.ts';
import type { ToolContext, ToolRun } from './context.ts';
import { readInput } from './input.ts';
import type { ToolListing, ToolName } from './listing.ts';
import { nearestStores } from './stores.ts';
import { listTopics } from './topics.ts';

const runs: Readonly<Record<ToolName, ToolRun>> = {
  search_help: searchHelp,
  read_article: readArticle,
  list_topics: listTopics,
  contact_options: contactOptions,
  nearest_stores: nearestStores,
};

/** The answer of a tool to what was sent. Rejects with a `ToolError` where the sender can put it right. */
export const runTool = (
  { name, fields }: ToolListing,
  sent: unknown,
  context: ToolContext,
): Promise<string> => runs[name](readInput(fields, sent), context);
