import { expect, test } from 'vitest';
import { fillLink } from '#model/channels/browser/link.ts';
import { kinds } from '#model/channels/kinds.ts';
import { render } from '#model/channels/browser/template.ts';

const template = { subject: '{{article.title}}', text: '{{extra}}', ref: '{{ref}}', fields: {} };

/** The link of a channel for a title, a text and a reference. */
function urlOf(
  link: ReturnType<(typeof kinds)['whatsapp']['link']>,
  values: { readonly text?: string; readonly subject?: string; readonly ref?: string } = {},
): string | undefined {
  return (
    link &&
    fillLink(link, {
      extra: values.text ?? '',
      'article.title': values.subject ?? '',
      ref: values.ref ?? '',
      locale: 'en',
    })
  );
}

const given = { text: 'Hi & bye', subject: 'A/B', ref: 'a_x_en' };

test.each([
  [
    kinds.whatsapp.link({ phone: '+441632960000' }, template),
    'https://wa.me/441632960000?text=Hi%20%26%20bye',
  ],
  [
    kinds['whatsapp-short-link'].link({ code: 'ABCDEFGHIJ1234' }, template),
    'https://wa.me/message/ABCDEFGHIJ1234',
  ],
  [kinds.telegram.link({ username: 'brightwick' }, template), 'https://t.me/brightwick?text=Hi%20%26%20bye'],
  [
    kinds['telegram-bot'].link({ username: 'brightwick_bot' }, template),
    'https://t.me/brightwick_bot?start=a_x_en',
  ],
  [
    kinds['telegram-phone'].link({ phone: '+441632960000' }, template),
    'https://t.me/+441632960000?text=Hi%20%26%20bye',
  ],
  [kinds.signal.link({ link: 'x'.repeat(64) }, template), `https://signal.me/#eu/${'x'.repeat(64)}`],
  [kinds['signal-phone'].link({ phone: '+441632960000' }, template), 'https://signal.me/#p/+441632960000'],
  [kinds.viber.link({ phone: '+441632960000' }, template), 'viber://chat?number=%2B441632960000'],
  [
    kinds['viber-bot'].link({ bot: 'brightwick' }, template),
    'viber://pa?chatURI=brightwick&context=a_x_en&text=Hi%20%26%20bye',
  ],
  [
    kinds.line.link({ lineId: '@brightwick' }, template),
    'https://line.me/R/oaMessage/%40brightwick/?Hi%20%26%20bye',
  ],
  [
    kinds.wechat.link({ kfid: 'kfc0123456789abcdef', wechatId: 'Brightwick' }, template),
    'https://work.weixin.qq.com/kfid/kfc0123456789abcdef',
  ],
  [kinds.wechat.link({ wechatId: 'Brightwick' }, template), undefined],
  [kinds.kakaotalk.link({ channel: '_abc' }, template), 'https://pf.kakao.com/_abc/chat'],
  [kinds.zalo.link({ account: '123456789' }, template), 'https://zalo.me/123456789'],
  [
    kinds.messenger.link({ page: 'brightwick' }, template),
    'https://m.me/brightwick?text=Hi%20%26%20bye&ref=a_x_en',
  ],
  [kinds.instagram.link({ username: 'brightwick' }, template), 'https://ig.me/m/brightwick?ref=a_x_en'],
  [
    kinds.x.link({ userId: '12345' }, template),
    'https://x.com/messages/compose?recipient_id=12345&text=Hi%20%26%20bye',
  ],
  [kinds.sms.link({ phone: '+12025550140' }, template), 'sms:+12025550140?&body=Hi%20%26%20bye'],
  [
    kinds.rcs.link({ phone: '+12025550140', agent: 'shop@rbm.goog' }, template),
    'sms:+12025550140?service_id=shop%40rbm.goog&body=Hi%20%26%20bye',
  ],
  [kinds.phone.link({ phone: '+12025550100' }, template), 'tel:+12025550100'],
  [kinds.phone.link({ phone: '+12025550100', extension: '123' }, template), 'tel:+12025550100,123'],
  [kinds.phone.link({ phone: '+12025550100', menu: [1, 2] }, template), 'tel:+12025550100,,1,2'],
  [
    kinds.email.link({ address: 'help+kb@brightwick.example' }, template),
    'mailto:help%2Bkb@brightwick.example?subject=A%2FB&body=Hi%20%26%20bye',
  ],
  [
    kinds['apple-messages'].link(
      { businessId: '3f1c1f60-2f5f-4c53-9a1b-6f3f6f1d2a40', group: 'support' },
      template,
    ),
    'https://bcrw.apple.com/urn:biz:3f1c1f60-2f5f-4c53-9a1b-6f3f6f1d2a40?biz-intent-id=a_x_en&biz-group-id=support&body=Hi%20%26%20bye',
  ],
  [
    kinds['zendesk-form'].link(
      { url: 'https://b.zendesk.com/hc/{{locale}}/requests/new', formId: '36' },
      { ...template, fields: { tf_7: '{{ref}}' } },
    ),
    'https://b.zendesk.com/hc/en/requests/new?ticket_form_id=36&tf_subject=A%2FB&tf_description=Hi%20%26%20bye&tf_7=a_x_en',
  ],
  [
    kinds['google-form'].link(
      { formId: '1FAIpQLSabcdef' },
      { ...template, fields: { 'entry.12': '{{ref}}' } },
    ),
    'https://docs.google.com/forms/d/e/1FAIpQLSabcdef/viewform?usp=pp_url&entry.12=a_x_en',
  ],
  [
    kinds.tally.link({ formId: 'wA1b2C' }, { ...template, fields: { article: '{{ref}}' } }),
    'https://tally.so/r/wA1b2C?article=a_x_en',
  ],
  [
    kinds['github-issue'].link({ repository: 'o/r', template: 'bug.yml' }, template),
    'https://github.com/o/r/issues/new?template=bug.yml&title=A%2FB&body=Hi%20%26%20bye',
  ],
  [
    kinds['jira-form'].link({ url: 'https://b.example/servicedesk/customer/portal/1/create/2' }, template),
    'https://b.example/servicedesk/customer/portal/1/create/2?summary=A%2FB&description=Hi%20%26%20bye',
  ],
  [
    kinds.form.link({ url: 'https://b.example/f?a=1' }, { ...template, fields: { ref: '{{ref}}' } }),
    'https://b.example/f?a=1&ref=a_x_en',
  ],
  [
    kinds.callback.link({ url: 'https://b.example/call' }, { ...template, fields: { ref: '{{ref}}' } }),
    'https://b.example/call?ref=a_x_en',
  ],
  [
    kinds.discourse.link(
      { url: 'https://forum.example/', category: 'help/orders', tags: ['kb', 'tr'] },
      template,
    ),
    'https://forum.example/new-topic?title=A%2FB&body=Hi%20%26%20bye&category=help%2Forders&tags=kb%2Ctr',
  ],
  [
    kinds.calcom.link(
      { url: 'https://cal.com/b/help' },
      { ...template, fields: { 'metadata[kb]': '{{ref}}' } },
    ),
    'https://cal.com/b/help?notes=Hi%20%26%20bye&metadata[kb]=a_x_en',
  ],
  [
    kinds.calendly.link({ url: 'https://calendly.com/b/help' }, { ...template, fields: { a1: '{{ref}}' } }),
    'https://calendly.com/b/help?utm_content=a_x_en&a1=a_x_en',
  ],
  [kinds.video.link({ url: 'https://meet.example/b' }, template), 'https://meet.example/b'],
  [kinds.store.link({ service: 'repair' }, template), '/en/stores/?service=repair'],
  [kinds.tracking.link({ url: 'https://b.example/requests' }, template), 'https://b.example/requests'],
  [kinds.link.link({ url: 'https://b.example/{{ref}}' }, template), 'https://b.example/a_x_en'],
  [kinds.chat.link({ vendor: 'crisp', key: 'x' }, template), undefined],
])('a link of kind %#', (link, expected) => {
  expect(urlOf(link, given)).toBe(expected);
});

test('with nothing to hand over, links have no empty parameters', () => {
  expect(urlOf(kinds.whatsapp.link({ phone: '+441632960000' }, template))).toBe('https://wa.me/441632960000');
  expect(urlOf(kinds.line.link({ lineId: '@brightwick' }, template))).toBe(
    'https://line.me/R/ti/p/%40brightwick',
  );
  expect(urlOf(kinds.sms.link({ phone: '+12025550140' }, template))).toBe('sms:+12025550140');
  expect(urlOf(kinds.email.link({ address: 'a@b.example' }, template))).toBe('mailto:a@b.example');
});

const whatsapp = kinds.whatsapp.link({ phone: '+441632960000' }, template);
const email = kinds.email.link({ address: 'a@b.example' }, template);

test.each([
  ['& # + % "', '%26%20%23%20%2B%20%25%20%22'],
  ["it's (really) *so*!", 'it%27s%20%28really%29%20%2Aso%2A%21'],
  ['👩🏽‍🔧', '%F0%9F%91%A9%F0%9F%8F%BD%E2%80%8D%F0%9F%94%A7'],
  ['返品', '%E8%BF%94%E5%93%81'],
  ['إرجاع', '%D8%A5%D8%B1%D8%AC%D8%A7%D8%B9'],
  ['a\nb', 'a%0Ab'],
  ['e\u0301', '%C3%A9'],
  ['lone \ud800 surrogate', 'lone%20%EF%BF%BD%20surrogate'],
])('%s arrives as it was written', (text, encoded) => {
  expect(urlOf(whatsapp, { text })).toBe(`https://wa.me/441632960000?text=${encoded}`);
});

test('line breaks in mail are CRLF, once', () => {
  expect(urlOf(email, { text: 'a\nb\r\nc' })).toBe('mailto:a@b.example?body=a%0D%0Ab%0D%0Ac');
});

test('Telegram gets a space before a leading @', () => {
  const link = kinds.telegram.link({ username: 'brightwick' }, template);
  expect(urlOf(link, { text: '@all' })).toBe('https://t.me/brightwick?text=%20%40all');
});

test.each([
  ['a', 1],
  ['返', 9],
  ['👩🏽‍🔧', 45],
])('a long text of %s is cut between characters, by its encoded size', (character, size) => {
  const url = urlOf(whatsapp, { text: character.repeat(3000) }) ?? '';
  expect(url.length).toBeLessThanOrEqual(2000);
  expect(url.length).toBeGreaterThan(2000 - size - 9);
  const text = decodeURIComponent(url.split('text=')[1] ?? '');
  expect(text.replace('…', '')).toBe(character.repeat((text.length - 1) / character.length));
});

test('only the longest part is cut, and only as far as needed', () => {
  const url = urlOf(email, { subject: 'Returns', text: 'x'.repeat(5000) }) ?? '';
  expect(url).toContain('subject=Returns&body=xxx');
  expect(url.length).toBe(2000);
});

test('lines whose variables are all empty are left out', () => {
  const text = 'Hello\nAbout {{article.title}} ({{code}})\n{{extra}}';
  expect(render(text, {})).toBe('Hello');
  expect(render(text, { 'article.title': 'Returns' })).toBe('Hello\nAbout Returns ()');
  expect(render(text, { extra: 'I searched for: x\ny' })).toBe('Hello\nI searched for: x\ny');
});
