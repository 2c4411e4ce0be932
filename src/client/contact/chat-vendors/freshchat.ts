/** https://developers.freshchat.com/web-sdk/ */
import { callGlobal, loadScript, type StartChat } from './vendor.ts';

const hosts: Readonly<Record<string, string>> = {
  eu: 'https://wchat.eu.freshchat.com',
  in: 'https://wchat.in.freshchat.com',
  au: 'https://wchat.au.freshchat.com',
};

export const start: StartChat = async ({ key, region }, { articleId, code, lang, pageUrl, text }) => {
  const host = hosts[region ?? ''] ?? 'https://wchat.freshchat.com';
  if (await loadScript(`${host}/js/widget.js`)) {
    callGlobal('fcWidget.init', { token: key, host, locale: lang.split('-')[0] });
  }
  callGlobal('fcWidget.conversation.setConversationProperties', {
    cf_article: articleId,
    cf_code: code,
    cf_page: pageUrl,
  });
  callGlobal('fcWidget.open', text ? { replyText: text } : {});
};
