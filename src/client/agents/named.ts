/** Reads ids and addresses that agents type or paste. */
import { message } from '#client/page/messages.ts';
import { findOld, findRetired, permalinkId, readPasted } from '#model/agents/browser/addresses.ts';
import type { AgentFiles } from './agent-files.ts';
import { nothing, type Found } from './found.ts';

/** What an id or an address means: an article of now, of once, or one that is gone. Rejects when a file can't be fetched. */
export async function findNamed(text: string, files: AgentFiles): Promise<Found | undefined> {
  const base = document.documentElement.dataset['base'];
  if ((await files.ids()).has(text)) return { ...nothing, articles: [{ id: text }] };
  const pasted = readPasted(text, base);
  const linked = pasted && permalinkId(pasted);
  if (linked !== undefined && (await files.ids()).has(linked))
    return { ...nothing, articles: [{ id: linked }] };
  const old = await files.oldAddresses();
  const retired = findRetired(text, old, base);
  if (retired) {
    const { id, title } = retired;
    return id === undefined
      ? { ...nothing, note: message('agents:retired.gone', { title }), isMistake: true }
      : { ...nothing, articles: [{ id }], note: message('agents:retired.replaced', { title }) };
  }
  if (!pasted) return undefined;
  const at = findOld(pasted, old) ?? (pasted.isAddress ? await idAt(pasted.path, files) : undefined);
  if (at !== undefined) return { ...nothing, articles: [{ id: at }] };
  return pasted.isAddress
    ? { ...nothing, note: message('agents:unknownAddress'), isMistake: true }
    : undefined;
}

/** The article whose page is at a path of the site. */
async function idAt(path: string, files: AgentFiles): Promise<string | undefined> {
  if (!path.startsWith('/')) return undefined;
  return (await files.page(path.endsWith('/') ? path : `${path}/`).catch(() => undefined))?.id;
}
