/** https://platform.text.com/docs/extending-chat-widget/javascript-api */
import { callGlobal, loadScript, setGlobal, type StartChat } from './vendor.ts';

export const start: StartChat = async ({ key }, { articleId, code, lang, pageUrl, text }) => {
  setGlobal('__lc', { license: Number(key), asyncInit: false });
  await loadScript('https://cdn.livechatinc.com/tracking.js');
  callGlobal('LiveChatWidget.call', 'set_session_variables', {
    article: articleId,
    code,
    locale: lang,
    page: pageUrl,
  });
  callGlobal('LiveChatWidget.call', 'maximize', text ? { messageDraft: text } : {});
};
