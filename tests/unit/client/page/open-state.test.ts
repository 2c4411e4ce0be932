import { expect, test } from 'vitest';
import { describeBriefly, describeState } from '#client/page/open-state.ts';
import { isLongEnough } from '#client/contact/question.ts';
import { compileHours } from '#model/hours/compile.ts';
import { stateAt } from '#model/hours/browser/state.ts';
import { sampleSite, sampleTranslators } from '../../model/sample-centre.ts';

const site = sampleSite('[en, tr, de, ar, ja]');
const translators = sampleTranslators(site);

/** What a reader in a zone reads about a place with these hours. */
function read(
  hours: string,
  zone: string,
  instant: string,
  reader: { lang: string; zone: string },
  describe = describeState,
) {
  const { schedule } = compileHours({ zone, hours }, []);
  if (!schedule) throw new Error(`not hours: ${hours}`);
  const now = Date.parse(instant);
  const { text, tone } = describe(stateAt(schedule, now), {
    now,
    zone,
    readerZone: reader.zone,
    lang: reader.lang,
    message: translators(reader.lang),
  });
  return `${tone}: ${text.replaceAll(/[\u202f\u00a0]/g, ' ')}`;
}

const office = 'Mo-Fr 09:00-18:00';

test('in the reader’s own zone, times stand alone', () => {
  const reader = { lang: 'en', zone: 'Europe/London' };
  const say = (instant: string, hours = office) => read(hours, 'Europe/London', instant, reader);
  expect(say('2026-11-24T10:00Z')).toBe('open: Open now, until 6:00 PM');
  expect(say('2026-11-24T17:20Z')).toBe('closing: Closes in 40 minutes, at 6:00 PM');
  expect(say('2026-11-24T06:00Z')).toBe('closed: Closed now. Opens in 3 hours, 9:00 AM');
  expect(say('2026-11-27T19:00Z')).toBe('closed: Closed now. Opens in 3 days, Mon 9:00 AM');
  expect(say('2026-11-27T19:00Z', 'Jun-Aug Mo-Su 10:00-18:00')).toBe(
    'closed: Closed now. Opens in 186 days, Jun 1 10:00 AM',
  );
  expect(say('2026-11-27T19:00Z', '24/7')).toBe('open: Open now');
  expect(say('2026-11-27T19:00Z', 'Mo-Su off')).toBe('closed: Closed now');
});

test('in another zone, both times are told', () => {
  expect(read(office, 'Asia/Tokyo', '2026-11-24T21:00Z', { lang: 'en', zone: 'Europe/London' })).toBe(
    'closed: Closed now. Opens in 3 hours, Wed 9:00 AM Japan Time, Wed 12:00 AM your time',
  );
  expect(
    read(office, 'Asia/Tokyo', '2026-11-24T21:00Z', { lang: 'tr', zone: 'Europe/Istanbul' }),
  ).toMatchInlineSnapshot(
    `"closed: Şu anda kapalı. 3 saat sonra açılıyor, 09:00 Japonya Saati, sizin saatinizle 03:00"`,
  );
  expect(
    read(office, 'Asia/Tokyo', '2026-11-24T05:00Z', { lang: 'de', zone: 'Europe/Berlin' }),
  ).toMatchInlineSnapshot(`"open: Jetzt geöffnet, bis 18:00 Japan (Ortszeit), 10:00 Ihrer Zeit"`);
  expect(
    read(office, 'Asia/Dubai', '2026-11-24T05:00Z', { lang: 'ar', zone: 'Asia/Riyadh' }),
  ).toMatchInlineSnapshot(
    `"open: مفتوح الآن حتى 6:00 م (توقيت الإمارات العربية المتحدة)، أي 5:00 م بتوقيتك"`,
  );
  expect(
    read(office, 'Asia/Tokyo', '2026-11-24T05:00Z', { lang: 'ja', zone: 'America/New_York' }),
  ).toMatchInlineSnapshot(`"open: 受付中(18:00、JST/お客様の時刻で4:00まで)"`);
});

test('in a row, the reader’s own time is enough', () => {
  const say = (instant: string, zone: string, lang = 'en') =>
    read(office, 'Asia/Tokyo', instant, { lang, zone }, describeBriefly);
  expect(say('2026-11-24T21:00Z', 'Asia/Tokyo')).toBe('closed: Opens 9:00 AM');
  expect(say('2026-11-24T21:00Z', 'Europe/London')).toBe('closed: Opens Wed 12:00 AM your time');
  expect(say('2026-11-24T05:00Z', 'Europe/Berlin', 'de')).toBe('open: Jetzt geöffnet, bis 10:00 Ihrer Zeit');
  expect(say('2026-11-24T08:20Z', 'Europe/London')).toBe(
    'closing: Closes in 40 minutes, at 9:00 AM your time',
  );
});

test('zones with the same clock are the same time', () => {
  expect(read(office, 'Europe/Berlin', '2026-11-24T09:00Z', { lang: 'en', zone: 'Europe/Paris' })).toBe(
    'open: Open now, until 6:00 PM',
  );
});

test('answers are looked for from three characters on, from two where a character says more', () => {
  expect(['ab', 'abc', '返品', '返', '환불', 'かえ'].map(isLongEnough)).toEqual([
    false,
    true,
    true,
    false,
    true,
    true,
  ]);
});
