/** Runs a tool on the files of this site. */
import { ownJson } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import { unpacked } from '#client/page/unpack.ts';
import { HelpData, type SiteIndex } from '#model/tools/browser/help-data.ts';
import { ToolError } from '#model/tools/browser/input.ts';
import type { ToolListing } from '#model/tools/browser/listing.ts';
import { runTool } from '#model/tools/browser/tools.ts';

const data = new HelpData({
  parse: (_, text) => ownJson(text),
  read: async (path) => {
    const response = await fetch(servedPath(path));
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return unpacked(response);
  },
});

/** What the assistant gets: the same as from the server. */
export async function useTool(
  tool: ToolListing,
  input: unknown,
  { index, locale }: { readonly index: SiteIndex; readonly locale: string },
) {
  const said = (text: string) => ({ content: [{ type: 'text', text }] });
  try {
    return said(await runTool(tool, input, { data, index, locale, now: Date.now() }));
  } catch (error) {
    const text = error instanceof ToolError ? error.message : "The help centre can't be read now.";
    return { ...said(text), isError: true };
  }
}
