/** https://www.chatwoot.com/docs/product/channels/live-chat/sdk/setup */
import { callGlobal, eventOf, loadScript, setGlobal, type StartChat } from './vendor.ts';

export const start: StartChat = async ({ key, baseUrl = '' }, { articleId, code, lang, pageUrl, words }) => {
  const base = baseUrl.replace(/\/+$/, '');
  setGlobal('chatwootSettings', { locale: lang.split('-')[0] });
  const ready = eventOf('chatwoot:ready');
  if (await loadScript(`${base}/packs/js/sdk.js`)) {
    callGlobal('chatwootSDK.run', { websiteToken: key, baseUrl: base });
    await ready;
  }
  callGlobal('$chatwoot.setConversationCustomAttributes', { article: articleId, code, page: pageUrl, words });
  callGlobal('$chatwoot.toggle', 'open');
};
