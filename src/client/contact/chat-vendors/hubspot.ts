/** https://developers.hubspot.com/docs/api-reference/conversations-chat-widget-sdk/guide */
import { callGlobal, loadScript, setGlobal, type StartChat } from './vendor.ts';

/** Takes nothing but contact properties, which would be personal: only the window is opened. */
export const start: StartChat = async ({ key, region }) => {
  const ready = new Promise<void>((resolve) => {
    setGlobal('hsConversationsOnReady', [resolve]);
  });
  setGlobal('hsConversationsSettings', { loadImmediately: false });
  const host = region === 'eu' ? 'js-eu1.hs-scripts.com' : 'js.hs-scripts.com';
  if (await loadScript(`https://${host}/${encodeURIComponent(key)}.js`, { id: 'hs-script-loader' })) {
    await ready;
    callGlobal('HubSpotConversations.widget.load', { widgetOpen: true });
  } else {
    callGlobal('HubSpotConversations.widget.open');
  }
};
