/** https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/ */
import { loadScript, page, type StartChat } from '#client/chat.ts';

export const start: StartChat = async ({ key }, { articleId, code, lang, text }) => {
  const queue: unknown[] = [];
  page['CRISP_WEBSITE_ID'] = key;
  page['CRISP_RUNTIME_CONFIG'] = { locale: lang };
  page['$crisp'] = queue;
  if (text) queue.push(['set', 'message:text', [text]]);
  queue.push(['set', 'session:data', [Object.entries({ article_id: articleId, code, locale: lang })]]);
  queue.push(['do', 'chat:open']);
  await loadScript('https://client.crisp.chat/l.js');
};
