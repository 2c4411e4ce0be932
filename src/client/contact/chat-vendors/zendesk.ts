/** https://developer.zendesk.com/api-reference/widget-messaging/web/core/ */
import { callGlobal, loadScript, type StartChat } from './vendor.ts';

/** Conversation tags carry the article: ticket fields would need ids of the account. */
export const start: StartChat = async ({ key }, { articleId, lang }) => {
  await loadScript(`https://static.zdassets.com/ekr/snippet.js?key=${encodeURIComponent(key)}`, {
    id: 'ze-snippet',
  });
  callGlobal('zE', 'messenger:set', 'locale', lang);
  if (articleId) callGlobal('zE', 'messenger:set', 'conversationTags', [`help_${articleId}`]);
  callGlobal('zE', 'messenger', 'open');
};
