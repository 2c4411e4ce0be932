/** Registers the tools. What runs them is fetched when one is used. */
import { fetchOwn } from '#client/page/own-data.ts';
import type { SiteIndex } from '#model/tools/browser/help-data.ts';
import { schemaOf } from '#model/tools/browser/input.ts';
import { toolsOf } from '#model/tools/browser/listing.ts';

/** https://webmachinelearning.github.io/webmcp/#dom-modelcontext-registertool */
interface ModelContext {
  registerTool(tool: object): unknown;
}

const isModelContext = (context: unknown): context is ModelContext =>
  typeof context === 'object' &&
  context !== null &&
  typeof Reflect.get(context, 'registerTool') === 'function';

/** Offers all tools of the site in the language of the page. Does nothing with a version of the proposal that differs. */
export async function registerTools(context: unknown): Promise<void> {
  if (!isModelContext(context)) return;
  const index = await fetchOwn<SiteIndex>('/api/v1/index.json');
  const own = document.documentElement.dataset['locale'] ?? '';
  const locales = [own, ...index.locales.map(({ id }) => id).filter((id) => id !== own)];
  const tools = toolsOf({
    siteName: index.site.name,
    locales,
    hasChannels: index.locales.some(({ channels }) => channels !== null),
    hasStores: index.locales.some(({ stores }) => stores !== null),
  });
  for (const tool of tools) {
    const { name, title, description, fields } = tool;
    // Rejects where another script has taken the name, or a policy forbids tools: then it's not offered.
    await Promise.resolve(
      context.registerTool({
        name,
        title,
        description,
        inputSchema: schemaOf(fields),
        annotations: { readOnlyHint: true },
        execute: async (input: unknown) => {
          const { useTool } = await import('./use.ts');
          return useTool(tool, input, { index, locale: own });
        },
      }),
    ).catch(() => undefined);
  }
}
