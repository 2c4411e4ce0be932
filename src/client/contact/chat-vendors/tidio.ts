/** https://developers.tidio.com/docs/javascript-api */
import { callGlobal, eventOf, loadScript, type StartChat } from './vendor.ts';

export const start: StartChat = async ({ key }, { articleId, lang }) => {
  Object.assign(document, { tidioChatLang: lang.split('-')[0] });
  const ready = new Promise<void>((resolve) => {
    document.addEventListener('tidioChat-ready', () => resolve(), { once: true });
    void eventOf('tidioChat-ready').then(resolve);
  });
  if (await loadScript(`https://code.tidio.co/${encodeURIComponent(key)}.js`)) await ready;
  if (articleId) callGlobal('tidioChatApi.addVisitorTags', [`help-${articleId}`]);
  callGlobal('tidioChatApi.open');
};
