/** Each chat vendor's script stands in for itself: what it is asked for, told and when. */
import { expect, test, type Page } from '@playwright/test';
import { cspOf } from '#model/channels/chat-vendors.ts';
import type { ChatAccount } from '#model/channels/kinds/kind.ts';
import { article } from './pages.ts';
import { unfoldContact } from './unfold-contact.ts';

// The demo's policy allows its own chat only; that a vendor's policy allows its script is asserted below.
test.use({ bypassCSP: true });

interface Vendor {
  readonly account: ChatAccount;
  /** What the vendor's script does, with `call` to say that it was called. */
  readonly script: string;
  /** What it must have been told, as text; `words` are the reader's own. */
  readonly told: readonly ('article' | 'language' | 'page' | 'words')[];
}

const uuid = '3f1c1f60-2f5f-4c53-9a1b-6f3f6f1d2a40';
const everything = ['article', 'language', 'page', 'words'] as const;

const vendors: readonly Vendor[] = [
  {
    account: { vendor: 'zendesk', key: uuid },
    script: `window.zE = (...a) => call('zE', ...a)`,
    told: ['article', 'language'],
  },
  {
    account: { vendor: 'intercom', key: 'abcd1234' },
    script: `call(intercomSettings); window.Intercom = (...a) => call('Intercom', ...a)`,
    told: everything,
  },
  {
    account: { vendor: 'crisp', key: uuid },
    script: `call(CRISP_RUNTIME_CONFIG); $crisp.forEach((a) => call(a)); window.$crisp = { push: (a) => call(a) }`,
    told: everything,
  },
  {
    account: { vendor: 'tawk', key: '0123456789abcdef01234567/default' },
    script: `Object.assign(Tawk_API, { addEvent: (...a) => call('addEvent', ...a), maximize: () => call('maximize') });
      setTimeout(Tawk_API.onLoad)`,
    told: everything,
  },
  {
    account: { vendor: 'chatwoot', key: 'brightwickdemo1234567890', baseUrl: 'https://chat.b.example' },
    script: `call(chatwootSettings); window.chatwootSDK = { run: (o) => { call('run', o);
      window.$chatwoot = { setConversationCustomAttributes: (o) => call(o), toggle: (s) => call('toggle', s) };
      setTimeout(() => window.dispatchEvent(new Event('chatwoot:ready'))) } }`,
    told: everything,
  },
  {
    account: { vendor: 'tidio', key: '0123456789abcdef0123456789abcdef' },
    script: `call(document.tidioChatLang); window.tidioChatApi = { addVisitorTags: (t) => call(t), open: () => call('open') };
      setTimeout(() => document.dispatchEvent(new Event('tidioChat-ready')))`,
    told: ['article', 'language'],
  },
  {
    account: { vendor: 'livechat', key: '1234567' },
    script: `call(window.__lc); window.LiveChatWidget = { call: (...a) => call(...a) }`,
    told: everything,
  },
  {
    account: { vendor: 'hubspot', key: '12345678' },
    script: `window.HubSpotConversations = { widget: { load: (o) => call('load', o), open: () => call('open') } };
      setTimeout(() => hsConversationsOnReady.forEach((ready) => ready()))`,
    told: [],
  },
  {
    account: { vendor: 'freshchat', key: uuid, region: 'eu' },
    script: `window.fcWidget = { init: (o) => call('init', o), open: (o) => call('open', o),
      conversation: { setConversationProperties: (o) => call(o) } }`,
    told: everything,
  },
  {
    account: { vendor: 'olark', key: '1234-567-89-0123' },
    script: `window.olark = (...a) => call(...a)`,
    told: ['language', 'words'],
  },
  {
    account: { vendor: 'helpscout', key: uuid },
    script: `window.Beacon = (...a) => call(...a)`,
    told: everything,
  },
];

const isAllowed = (url: URL, sources: readonly string[]) =>
  sources.some((source) => {
    const host = source.replace('https://', '');
    return (
      url.protocol === 'https:' &&
      (host.startsWith('*.') ? url.host.endsWith(host.slice(1)) : url.host === host)
    );
  });

const calls = (page: Page) =>
  page.evaluate(() => JSON.stringify((window as unknown as { said: unknown }).said));

for (const { account, script, told } of vendors) {
  test(`${account.vendor} is loaded by the click, told what it can take, and opened again without loading`, async ({
    page,
    baseURL,
  }) => {
    const foreign: URL[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '')) foreign.push(new URL(request.url()));
    });
    await page.route(
      (url) => !url.href.startsWith(baseURL ?? ''),
      (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          headers: { 'access-control-allow-origin': '*' },
          body: `window.said ??= []; function call(...a) { window.said.push(a) }\n${script}`,
        }),
    );
    await page.goto('/en/search/?q=zzqxv');
    await expect(page.locator('[data-search-results]')).toHaveAttribute('data-state', 'done');
    await page.goto(article.path);
    await unfoldContact(page);
    await expect(page.getByLabel('Include my search words: zzqxv')).toBeVisible();
    const chat = page.locator('[data-channel="chat-gb"] a');
    await chat.evaluate((link, data) => link.setAttribute('data-chat', data), JSON.stringify(account));
    expect(foreign).toEqual([]);

    await chat.click();
    const live = page.locator('help-contact [data-live]');
    await expect(live).toHaveText('The chat is open.');
    await expect(chat).not.toHaveAttribute('aria-busy');
    expect(foreign.length).toBe(1);
    for (const url of foreign) expect(isAllowed(url, cspOf(account)['script-src'] ?? [])).toBe(true);
    const said = await calls(page);
    const expected = {
      article: 'track-order',
      language: '"en',
      page: '/en/orders/track-order/',
      words: 'zzqxv',
    };
    for (const [what, text] of Object.entries(expected)) {
      if (told.some((one) => one === what)) expect(said, what).toContain(text);
    }

    await chat.click();
    await expect.poll(async () => (await calls(page)).length).toBeGreaterThan(said.length);
    await expect(chat).not.toHaveAttribute('aria-busy');
    expect(foreign.length).toBe(1);
  });
}
