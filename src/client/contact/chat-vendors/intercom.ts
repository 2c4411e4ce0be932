/** https://developers.intercom.com/installing-intercom/web/methods */
import { callGlobal, loadScript, setGlobal, type StartChat } from './vendor.ts';

const apiBases: Readonly<Record<string, string>> = {
  eu: 'https://api-iam.eu.intercom.io',
  au: 'https://api-iam.au.intercom.io',
};

export const start: StartChat = async ({ key, region }, { articleId, code, lang, pageUrl, text }) => {
  const apiBase = apiBases[region ?? ''];
  setGlobal('intercomSettings', {
    app_id: key,
    language_override: lang,
    ...(apiBase && { api_base: apiBase }),
  });
  await loadScript(`https://widget.intercom.io/widget/${encodeURIComponent(key)}`);
  if (articleId)
    callGlobal('Intercom', 'trackEvent', 'help_contact', { article_id: articleId, code, page: pageUrl });
  callGlobal('Intercom', 'showNewMessage', text);
};
