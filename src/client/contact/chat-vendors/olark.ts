/** https://www.olark.com/api/ */
import { callGlobal, loadScript, type StartChat } from './vendor.ts';

/** Operators see the snippet beside the visitor. */
export const start: StartChat = async ({ key }, { articleTitle, code, lang, words }) => {
  await loadScript(`https://www.olark.com/r3s/loader.js?l=${encodeURIComponent(key)}`);
  callGlobal('olark', 'api.box.setLocale', lang);
  const about = articleTitle && `${articleTitle} (${code})`;
  const snippet = [about, words].filter(Boolean).join(' · ');
  if (snippet) callGlobal('olark', 'api.chat.updateVisitorStatus', { snippet });
  callGlobal('olark', 'api.box.expand');
};
