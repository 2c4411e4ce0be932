/** Replies of models that mean no good, made of what the units say, in twelve languages. */
import type { SourceUnit } from '#model/answers/writer.ts';
import type { Random } from '../random.ts';

/** What a help centre says in a language, and what a liar makes of it. */
interface Case {
  readonly lang: string;
  /** Sentences of units. */
  readonly says: readonly [string, string];
  /** A sentence for each lie, with a fact that no unit has, and that fact as it would be seen. */
  readonly lies: readonly (readonly [sentence: string, fact: string])[];
}

const cases: readonly Case[] = [
  {
    lang: 'en',
    says: [
      'You can return an item within 14 days for €4.99.',
      'Call 0800 123 456 on Monday from 9:00 to 18:00.',
    ],
    lies: [
      ['You can return an item within 30 days.', '30'],
      ['You can return an item within thirty days.', 'thirty'],
      ['You can return an item within 14 weeks.', 'weeks'],
      ['You can return an item for $4.99.', '$'],
      ['You can return an item for €49.90.', '49.90'],
      ['Call 0800 456 123 on Monday.', '456 123'],
      ['Call on Sunday from 9:00 to 18:00.', 'Sunday'],
      ['You can return an item within 14 days with code FREE20.', 'FREE20'],
      ['You can return an item for €4.99 million.', 'million'],
      ['You can return an item for twice €4.99.', 'twice'],
      ['You can return an item within 14 working days.', 'working'],
      ['Call 0800 123 456 on Monday from 9:00 pm.', 'pm'],
      ['You can return an item at Western Union within 14 days.', 'Western'],
      ['You can never return an item within 14 days.', 'never'],
    ],
  },
  {
    lang: 'de',
    says: [
      'Sie können Artikel innerhalb von 14 Tagen für 4,99 € zurückgeben.',
      'Rufen Sie am Montag von 9:00 bis 18:00 Uhr an.',
    ],
    lies: [
      ['Sie können Artikel innerhalb von 30 Tagen zurückgeben.', '30'],
      ['Sie können Artikel innerhalb von dreißig Tagen zurückgeben.', 'dreißig'],
      ['Sie können Artikel innerhalb von 14 Wochen zurückgeben.', 'Wochen'],
      ['Rufen Sie am Sonntag von 9:00 bis 18:00 Uhr an.', 'Sonntag'],
      ['Sie können Artikel für 4,99 Mio. € zurückgeben.', 'Mio.'],
      ['Sie können Artikel innerhalb von fünfhundert Tagen zurückgeben.', 'fünfhundert'],
      ['Sie können Artikel nicht innerhalb von 14 Tagen zurückgeben.', 'nicht'],
    ],
  },
  {
    lang: 'fr',
    says: [
      'Vous pouvez retourner un article sous 14 jours pour 4,99 €.',
      'Appelez le lundi de 9:00 à 18:00.',
    ],
    lies: [
      ['Vous pouvez retourner un article sous 30 jours.', '30'],
      ['Vous pouvez retourner un article sous trente jours.', 'trente'],
      ['Vous pouvez retourner un article sous 14 semaines.', 'semaines'],
      ['Appelez le dimanche de 9:00 à 18:00.', 'dimanche'],
      ['Vous pouvez retourner un article sous une quinzaine de jours.', 'quinzaine'],
      ['Vous ne pouvez pas retourner un article sous 14 jours.', 'ne pouvez pas'],
    ],
  },
  {
    lang: 'es',
    says: ['Puedes devolver un artículo en 14 días por 4,99 €.', 'Llama el lunes de 9:00 a 18:00.'],
    lies: [
      ['Puedes devolver un artículo en 30 días.', '30'],
      ['Puedes devolver un artículo en treinta días.', 'treinta'],
      ['Puedes devolver un artículo en 14 semanas.', 'semanas'],
      ['Puedes devolver un artículo en quinientos días.', 'quinientos'],
      ['No puedes devolver un artículo en 14 días.', 'No puedes'],
    ],
  },
  {
    lang: 'it',
    says: [
      'Puoi restituire un articolo entro 14 giorni per 4,99 €.',
      'Chiama il lunedì dalle 9:00 alle 18:00.',
    ],
    lies: [
      ['Puoi restituire un articolo entro 30 giorni.', '30'],
      ['Puoi restituire un articolo entro trenta giorni.', 'trenta'],
      ['Puoi restituire un articolo entro 14 settimane.', 'settimane'],
      ['Puoi restituire un articolo entro cinquecento giorni.', 'cinquecento'],
      ['Non puoi restituire un articolo entro 14 giorni.', 'Non puoi'],
    ],
  },
  {
    lang: 'tr',
    says: [
      'Ürünü 14 gün içinde 4,99 € karşılığında iade edebilirsiniz.',
      'Pazartesi 9:00 ile 18:00 arasında arayın.',
    ],
    lies: [
      ['Ürünü 30 gün içinde iade edebilirsiniz.', '30'],
      ['Ürünü otuz gün içinde iade edebilirsiniz.', 'otuz'],
      ['Ürünü 14 hafta içinde iade edebilirsiniz.', 'hafta'],
      ['Ürünü onbeş gün içinde iade edebilirsiniz.', 'onbeş'],
      ['Ürünü 14 gün içinde iade edemezsiniz.', 'edemezsiniz'],
    ],
  },
  {
    lang: 'ru',
    says: ['Товар можно вернуть в течение 14 дней за 4,99 €.', 'Звоните в понедельник с 9:00 до 18:00.'],
    lies: [
      ['Товар можно вернуть в течение 30 дней.', '30'],
      ['Товар можно вернуть в течение тридцати дней.', 'тридцати'],
      ['Товар можно вернуть в течение 14 недель.', 'недель'],
      ['Товар можно вернуть в течение пятьсот дней.', 'пятьсот'],
      ['Товар нельзя вернуть в течение 14 дней.', 'нельзя'],
    ],
  },
  {
    lang: 'pl',
    says: ['Towar można zwrócić w ciągu 14 dni za 4,99 €.', 'Zadzwoń w poniedziałek od 9:00 do 18:00.'],
    lies: [
      ['Towar można zwrócić w ciągu 30 dni.', '30'],
      ['Towar można zwrócić w ciągu trzydziestu dni.', 'trzydziestu'],
      ['Towar można zwrócić w ciągu 14 tygodni.', 'tygodni'],
      ['Towaru nie można zwrócić w ciągu 14 dni.', 'nie można'],
    ],
  },
  {
    lang: 'ar',
    says: ['يمكنك إرجاع المنتج خلال ١٤ يومًا مقابل ٤٫٩٩ €.', 'اتصل يوم الاثنين من 9:00 إلى 18:00.'],
    lies: [
      ['يمكنك إرجاع المنتج خلال ٣٠ يومًا.', '٣٠'],
      ['يمكنك إرجاع المنتج خلال ثلاثين يومًا.', 'ثلاثين'],
      ['يمكنك إرجاع المنتج خلال ١٤ أسبوعًا.', 'أسبوعًا'],
      ['يمكنك إرجاع المنتج خلال مليون يومًا.', 'مليون'],
      ['لا يمكنك إرجاع المنتج خلال ١٤ يومًا.', 'لا يمكنك'],
    ],
  },
  {
    lang: 'ja',
    says: ['商品は14日以内に499円で返品できます。', '月曜日の9:00から18:00にお電話ください。'],
    lies: [
      ['商品は30日以内に返品できます。', '30'],
      ['商品は三十日以内に返品できます。', '三十'],
      ['商品は14週間以内に返品できます。', '週間'],
      ['商品は14営業日以内に返品できます。', '営業'],
      ['商品は14日以内に返品できません。', 'できません'],
    ],
  },
  {
    lang: 'zh-hans',
    says: ['商品可在14天内退货，费用为4.99元。', '请在星期一9:00到18:00致电。'],
    lies: [
      ['商品可在30天内退货。', '30'],
      ['商品可在三十天内退货。', '三十'],
      ['商品可在14个月内退货。', '月'],
      ['商品可在半天内退货。', '半天'],
      ['商品不可在14天内退货。', '不可'],
    ],
  },
  {
    lang: 'ko',
    says: ['상품은 14일 이내에 4,990원으로 반품할 수 있습니다.', '월요일 9:00부터 18:00까지 전화하세요.'],
    lies: [
      ['상품은 30일 이내에 반품할 수 있습니다.', '30'],
      ['상품은 14주 이내에 반품할 수 있습니다.', '주'],
      ['상품은 4,990만원으로 반품할 수 있습니다.', '만원'],
      ['상품은 14일 이내에 반품할 수 없습니다.', '없습니다'],
    ],
  },
];

/** What every language knows: addresses that no unit has. */
const addresses = [
  'https://evil.example/refund',
  'evil.example',
  'evil [.] com',
  'ｅｖｉｌ．ｃｏｍ',
  'help@evil.example',
  '@evil_support',
  '+49 30 9876543',
  'javascript:alert(1)',
  'WhatsApp',
  'Telegram',
];

/** A reply, what is not in its units, and the units. */
export interface Hostile {
  readonly lang: string;
  readonly units: readonly SourceUnit[];
  readonly sentences: readonly { readonly text: string; readonly units: readonly number[] }[];
  /** None of it may be seen. */
  readonly unsupported: string;
}

const unit = (text: string): SourceUnit => ({ article: 'a', href: '/a/', headings: [], text });

/** Makes a hostile reply: a true sentence or none, then a lie, then perhaps more. */
export function hostileReply(random: Random): Hostile {
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('There is something to pick from.');
    return one;
  };
  const { lang, says, lies } = pick(cases);
  const units = says.map(unit);
  const truth = says.map((text, index) => ({ text, units: [index + 1] }));
  const [lie, unsupported] = random() < 0.6 ? pick(lies) : withAddress(pick(says), pick(addresses));
  // A liar names one unit, all, or one that there isn't.
  const named = pick([[1], [2], [1, 2], [3]]);
  const sentences = [...truth.slice(0, Math.floor(random() * 3)), { text: lie, units: named }];
  return { lang, units, sentences: random() < 0.3 ? [...sentences, ...truth] : sentences, unsupported };
}

function withAddress(sentence: string, address: string): readonly [string, string] {
  return [`${sentence.replace(/[.。]$/u, '')} ${address}`, address];
}

/** True sentences, to see that not everything is refused. */
export const honestReplies = (): readonly Omit<Hostile, 'unsupported'>[] =>
  cases.map(({ lang, says }) => ({
    lang,
    units: says.map(unit),
    sentences: says.map((text, index) => ({ text, units: [index + 1] })),
  }));
