/** https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/ */
import { loadScript, page, type StartChat } from '#client/contact/chat.ts';

export const start: StartChat = async ({ key }, { articleId, code, lang, pageUrl, text }) => {
  // A list that the script reads when it comes, and its own object with the same method from then on.
  const queue = (page['$crisp'] ??= []) as Pick<unknown[], 'push'>;
  page['CRISP_WEBSITE_ID'] = key;
  page['CRISP_RUNTIME_CONFIG'] = { locale: lang };
  if (text) queue.push(['set', 'message:text', [text]]);
  const data = { article_id: articleId, code, locale: lang, page: pageUrl };
  queue.push(['set', 'session:data', [Object.entries(data)]]);
  queue.push(['do', 'chat:open']);
  await loadScript('https://client.crisp.chat/l.js');
};
