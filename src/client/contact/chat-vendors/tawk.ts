/** https://developer.tawk.to/jsapi/ */
import { callGlobal, hasGlobal, loadScript, setGlobal, type StartChat } from './vendor.ts';

export const start: StartChat = async ({ key }, { articleId, code, lang, pageUrl, words }) => {
  const loaded = new Promise<void>((resolve) => {
    if (!hasGlobal('Tawk_API')) setGlobal('Tawk_API', { onLoad: resolve });
  });
  if (await loadScript(`https://embed.tawk.to/${key}`, { crossorigin: '*' })) await loaded;
  const about = { article: articleId, code, locale: lang, page: pageUrl, words };
  callGlobal('Tawk_API.addEvent', 'help-contact', about, () => undefined);
  callGlobal('Tawk_API.maximize');
};
