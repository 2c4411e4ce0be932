/** Answers the collector's questions while the built site wants them answered. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mcpSwitchPath } from '#model/urls.ts';

type Answer = (request: Request) => Promise<Response>;

/**
 * A function that gives what answers for the site in `folder`, or `undefined` while its `machines.mcp` is off. It's asked at each
 * request, since the site may be built anew. The SDK is loaded when somebody asks.
 */
export function askedAt(folder: string): () => Answer | undefined {
  let opened: Promise<Answer> | undefined;
  const answer: Answer = async (request) => (await (opened ??= open(folder)))(request);
  return () => (existsSync(join(folder, mcpSwitchPath)) ? answer : undefined);
}

async function open(folder: string): Promise<Answer> {
  const [{ createEndpoint }, { HelpDesk }, { folderSource }, { productPackage }] = await Promise.all([
    import('./endpoint.ts'),
    import('./desk.ts'),
    import('./source.ts'),
    import('#files/product-package.ts'),
  ]);
  return createEndpoint(new HelpDesk(folderSource(folder), Date.now), productPackage.version);
}
