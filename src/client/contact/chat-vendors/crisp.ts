/** https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/ */
import { callGlobal, hasGlobal, loadScript, setGlobal, type StartChat } from './vendor.ts';

export const start: StartChat = async ({ key }, { articleId, code, lang, pageUrl, text }) => {
  // A list that the script reads when it comes, and its own object with the same method from then on.
  if (!hasGlobal('$crisp')) setGlobal('$crisp', []);
  setGlobal('CRISP_WEBSITE_ID', key);
  setGlobal('CRISP_RUNTIME_CONFIG', { locale: lang });
  if (text) callGlobal('$crisp.push', ['set', 'message:text', [text]]);
  const data = { article_id: articleId, code, locale: lang, page: pageUrl };
  callGlobal('$crisp.push', ['set', 'session:data', [Object.entries(data)]]);
  callGlobal('$crisp.push', ['do', 'chat:open']);
  await loadScript('https://client.crisp.chat/l.js');
};
