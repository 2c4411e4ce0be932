/** https://developer.tawk.to/jsapi/ */
import { callGlobal, loadScript, page, type StartChat } from '#client/chat.ts';

export const start: StartChat = async ({ key }, { articleId, code }) => {
  const loaded = new Promise<void>((resolve) => {
    page['Tawk_API'] = { onLoad: resolve };
  });
  await loadScript(`https://embed.tawk.to/${key}`, { crossorigin: '*' });
  await loaded;
  if (articleId)
    callGlobal('Tawk_API.addEvent', 'help-contact', { article: articleId, code }, () => undefined);
  callGlobal('Tawk_API.maximize');
};
