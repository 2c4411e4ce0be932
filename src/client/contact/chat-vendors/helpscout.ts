/** https://developer.helpscout.com/beacon-2/web/javascript-api/ */
import { callGlobal, loadScript, type StartChat } from './vendor.ts';

export const start: StartChat = async ({ key }, { articleId, articleTitle, code, lang, pageUrl, text }) => {
  if (await loadScript('https://beacon-v2.helpscout.net')) callGlobal('Beacon', 'init', key);
  callGlobal('Beacon', 'session-data', { article: articleId, code, locale: lang, page: pageUrl });
  callGlobal('Beacon', 'prefill', { subject: articleTitle, text });
  callGlobal('Beacon', 'open');
  callGlobal('Beacon', 'navigate', '/ask/');
};
