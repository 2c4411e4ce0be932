import { expect, test } from 'vitest';
import { keyboardNeighbours } from '#model/search/browser/keyboards.ts';
import { isPairKey } from '#model/search/browser/pairs.ts';
import { indexPages } from '#model/search/index-pages.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { engineOver, page } from './engine-fixture.ts';

const ids = async (query: string, over: ReturnType<typeof engineOver>) =>
  (await over.search(query)).results.map(({ id }) => id);
const first = async (query: string, over: ReturnType<typeof engineOver>) => (await ids(query, over))[0];

test('Turkish is found without its letters, in capitals and with suffixes', async () => {
  const over = engineOver(
    [
      page('sifre', 'Şifremi unuttum', { html: '<p>Yeni bir şifre belirleyin.</p>' }),
      page('kapida', 'Kapıda ödeme', { html: '<p>Ödemeyi kapıda yapın.</p>' }),
      page('iade', 'İade koşulları', { html: '<p>İadeler 14 gün içinde.</p>' }),
    ],
    'tr',
  );
  expect(await first('sifremi unuttum', over)).toBe('sifre');
  expect(await first('KAPIDA ODEME', over)).toBe('kapida');
  expect(await first('kapida ödemeler', over)).toBe('kapida');
  expect(await first('iadenin kosullari', over)).toBe('iade');
  expect((await over.search('sfire')).corrected).toBe('şifre');
});

test('German compounds are found by their parts, parts by compounds', async () => {
  const over = engineOver(
    [
      page('kosten', 'Rücksendekosten', { html: '<p>Wer zahlt die Kosten? Die Rücksende ist frei.</p>' }),
      page('strasse', 'Adresse ändern', { html: '<p>Straße und Ort. Die Lieferung kommt.</p>' }),
    ],
    'de',
  );
  expect(await first('kosten', over)).toBe('kosten');
  expect(await first('STRASSE', over)).toBe('strasse');
  expect(await first('aendern', over)).toBe('strasse');
});

test.each([
  ['de', 'Rückgabefrist', 'Frist für Rückgaben', 'Frist für Zahlungen', 'Rückgabefrist'],
  ['nl', 'bezorgkosten', 'Kosten van bezorgen', 'Kosten van retour', 'Bezorgkosten'],
])(
  'a compound of the site (%s) also finds an article that writes it apart',
  async (lang, ask, apart, other, word) => {
    const html = `<p>Siehe ${word}.</p>`;
    const over = engineOver(
      [
        page('apart', apart),
        page('other', other),
        page('mentions', 'Konto', { html }),
        page('more', 'Adresse'),
      ],
      lang,
    );
    expect(new Set(await ids(ask, over))).toEqual(new Set(['apart', 'mentions']));
  },
);

test('Arabic is found without article, hamza and vowel marks', async () => {
  const over = engineOver(
    [page('t', 'إلغاء الطلب'), page('b', 'الدفع بالبطاقة'), page('a', 'تغيير العنوان')],
    'ar',
  );
  expect(await first('الغاء طلب', over)).toBe('t');
  expect(await first('بطاقه', over)).toBe('b');
});

test('Japanese is found in other kana and widths, and when cut otherwise than the page', async () => {
  const over = engineOver(
    [
      page('p', 'パスワードの再設定'),
      page('h', '返品の方法', { html: '<p>商品を返品するには。</p>' }),
      page('k', '注文のキャンセル'),
    ],
    'ja',
  );
  expect(await first('ぱすわーど', over)).toBe('p');
  expect(await first('ﾊﾟｽﾜｰﾄﾞ', over)).toBe('p');
  expect(await first('注文キャンセル', over)).toBe('k');
  expect(await first('返品商品', over)).toBe('h');
});

test('Japanese verbs are found in other forms, and slips in katakana are corrected', async () => {
  const over = engineOver(
    [page('late', '荷物が届かない'), page('p', 'パスワードの再設定'), page('k', '注文のキャンセル')],
    'ja',
  );
  expect(await first('いつ届く', over)).toBe('late');
  expect((await over.search('パスワドを変更')).corrected).toBe('パスワードを変更');
  expect(await first('パスワドを変更', over)).toBe('p');
});

test('where nothing else is found, words of the same root are', async () => {
  const over = engineOver([page('delivery', 'توصيل الطلب'), page('card', 'بطاقة هدية')], 'ar');
  expect(await ids('توصلون', over)).toEqual(['delivery']);
});

test('a Japanese word that a slip has broken into bits is put together again', async () => {
  const over = engineOver(
    [page('session', 'セクションの挿入'), page('nation', 'ションの説明'), page('se', 'セの説明')],
    'ja',
  );
  expect((await ids('セションの挿入', over))[0]).toBe('session');
});

test.each([
  ['환불', '환불은 5일 걸립니다.'],
  ['환불을', '환불 규정'],
  ['환불이 언제 되나요', '환불에는 5일이 걸립니다.'],
  ['취소하려면', '주문 취소'],
  ['취소', '주문을 취소하는 방법'],
  ['비밀번호를 변경하고 싶어요', '비밀번호의 변경'],
  ['앱', '앱은 무료입니다.'],
  ['앱에서', '앱을 설치하세요.'],
  ['E-07', '오류 E-07이 표시됩니다.'],
  ['환불규정', '환불 규정입니다.'],
  ['규정', '환불규정입니다. 규정.'],
])('Korean: %s finds "%s"', async (query, text) => {
  const over = engineOver(
    [page('a', '안내', { html: `<p>${text}</p>` }), page('b', '배송', { html: '<p>택배로 보냅니다.</p>' })],
    'ko',
  );
  expect(await first(query, over)).toBe('a');
});

test.each([
  ['เปลียนหลอดไฟ', 'lamp', 'เปลี่ยนหลอดไฟ'],
  ['รหัสผ้าน', 'password', 'รหัสผ่าน'],
])('a slip in Thai that breaks a word into bits is mended: %s', async (query, id, corrected) => {
  const over = engineOver([page('password', 'ตั้งรหัสผ่านใหม่'), page('lamp', 'เปลี่ยนหลอดไฟ')], 'th');
  const answer = await over.search(query);
  expect(answer.results[0]?.id).toBe(id);
  expect(answer.corrected).toBe(corrected);
});

test('Thai is found by the parts of a word, and without the words of a question that tell nothing', async () => {
  const over = engineOver(
    [
      page('password', 'เปลี่ยนรหัสผ่าน', { html: '<p>รหัส ของคุณ และ ผ่าน</p>' }),
      page('how', 'ฉันจะทำอย่างไร', { html: '<p>ต้องการ ทำ อย่างไร ได้ ไหม</p>' }),
    ],
    'th',
  );
  expect(await first('รหัส', over)).toBe('password');
  expect(await first('ฉันต้องการเปลี่ยนรหัสผ่านได้อย่างไร', over)).toBe('password');
});

test('in Thai, a page that has words of a query side by side comes before one that has them apart', async () => {
  const over = engineOver(
    [page('apart', 'สร้างบัญชีรายงาน'), page('together', 'บัญชีสร้างรายงาน'), page('other', 'เปลี่ยนหลอดไฟ')],
    'th',
  );
  expect(await ids('สร้างรายงาน', over)).toEqual(['together', 'apart']);
  expect((await over.search('สร้างรายงาน')).corrected).toBeUndefined();
});

test.each([
  ['tr', 'cihazın ayarlarını', ['Cihaz ayarları eski', 'Ayarları eski cihaz']],
  ['ar', 'إعداد الجهاز', ['إعداد جهاز بلا', 'جهاز بلا إعداد']],
  ['ja', '列幅', ['列幅の変更', '幅の広い列']],
  ['zh', '发现方法', ['设备发现方法', '方法设备发现']],
] as const)('so does one in %s, whatever its endings', async (lang, query, [together, apart]) => {
  const over = engineOver([page('apart', apart), page('together', together), page('other', 'Wi-Fi')], lang);
  expect(await ids(query, over)).toEqual(['together', 'apart']);
});

test('a pair of Thai words is no word that another may be a form or a slip of', () => {
  const { words, vocabulary } = indexPages(readDocuments([page('report', 'สร้างรายงาน')], 'th'), 'th');
  expect(words.filter(isPairKey)).toHaveLength(1);
  expect(vocabulary.map(({ surface }) => surface)).toEqual(['help', 'รายงาน', 'สร้าง']);
});

test.each([
  ['ja', 'レポーテの設定', ['レポートの設定', 'ポーの設定']],
  ['ja', 'ユーザ所由の端末', ['ユーザー所有の端末', '会社の端末', '所の端末']],
  ['zh', '籽持格式', ['支持的格式', '格式']],
])('%s: the input method wrote %s for what the first of %s says', async (lang, query, titles) => {
  const over = engineOver(
    titles.map((title, index) => page(`${index}`, title)),
    lang,
  );
  expect(await first(query, over)).toBe('0');
});

test('a pair of words counts when one of them is corrected, too', async () => {
  const over = engineOver(
    [page('apart', 'Ayarları ekle, yeni cihaz'), page('pair', 'Yeni cihaz ayarları, ekle')],
    'tr',
  );
  expect(await first('cihax ayarları', over)).toBe('pair');
});

test('kana of one key of a phone are near', () => {
  const near = keyboardNeighbours('ja');
  expect([near('ト', 'テ'), near('ハ', 'パ'), near('ツ', 'ッ'), near('カ', 'サ'), near('a', 's')]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
