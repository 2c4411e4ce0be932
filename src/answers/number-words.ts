/** Numbers in words, of every language that comes with Fener. */
import { baseLanguage } from '#model/search/browser/tokens.ts';
import type { NumberWords } from '#model/answers/language.ts';

/** The module of a language: https://www.npmjs.com/package/n2words */
interface Words {
  readonly toCardinal: (value: number) => string;
  readonly toOrdinal?: (value: number) => string;
}

/** By language, so that the one that is needed is loaded. */
const modules: Readonly<Record<string, () => Promise<Words>>> = {
  ar: () => import('n2words/ar-SA'),
  cs: () => import('n2words/cs-CZ'),
  da: () => import('n2words/da-DK'),
  de: () => import('n2words/de-DE'),
  el: () => import('n2words/el-GR'),
  en: () => import('n2words/en-GB'),
  es: () => import('n2words/es-ES'),
  fi: () => import('n2words/fi-FI'),
  fr: () => import('n2words/fr-FR'),
  he: () => import('n2words/he-IL'),
  hi: () => import('n2words/hi-IN'),
  hr: () => import('n2words/hr-HR'),
  hu: () => import('n2words/hu-HU'),
  id: () => import('n2words/id-ID'),
  it: () => import('n2words/it-IT'),
  ko: () => import('n2words/ko-KR'),
  lt: () => import('n2words/lt-LT'),
  lv: () => import('n2words/lv-LV'),
  nl: () => import('n2words/nl-NL'),
  nb: () => import('n2words/nb-NO'),
  pl: () => import('n2words/pl-PL'),
  pt: () => import('n2words/pt-PT'),
  ro: () => import('n2words/ro-RO'),
  ru: () => import('n2words/ru-RU'),
  sv: () => import('n2words/sv-SE'),
  th: () => import('n2words/th-TH'),
  tr: () => import('n2words/tr-TR'),
  uk: () => import('n2words/uk-UA'),
  vi: () => import('n2words/vi-VN'),
};

/** Words of 1 to 20, tens from 30 to 90, a hundred, a thousand, where the library has no language or not all forms. */
const lists: Readonly<Record<string, string>> = {
  bg: 'един/една/едно два/две три четири пет шест седем осем девет десет единадесет/единайсет дванадесет/дванайсет тринадесет/тринайсет четиринадесет петнадесет/петнайсет шестнадесет седемнадесет осемнадесет деветнадесет двадесет/двайсет тридесет/трийсет четиридесет/четирийсет петдесет шестдесет/шейсет седемдесет осемдесет деветдесет сто хиляда',
  et: 'üks/ühe kaks/kahe kolm/kolme neli/nelja viis/viie kuus/kuue seitse/seitsme kaheksa üheksa kümme/kümne üksteist kaksteist kolmteist neliteist viisteist kuusteist seitseteist kaheksateist üheksateist kakskümmend kolmkümmend/kolmekümne nelikümmend viiskümmend kuuskümmend seitsekümmend kaheksakümmend üheksakümmend sada/saja tuhat/tuhande',
  ga: 'aon/amháin dó/dhá trí/thrí ceithre/ceathair/cheithre cúig/chúig sé/shé seacht ocht naoi deich naonscor/aondéag dódhéag trídéag ceathairdéag cúigdéag sédéag seachtdéag ochtdéag naoidéag fiche/scór tríocha daichead caoga seasca seachtó ochtó nócha céad/chéad míle/mhíle',
  mt: 'wieħed/waħda tnejn/żewġ/żewġt tlieta/tliet erbgħa/erba’ ħamsa/ħames sitta/sitt sebgħa/seba’ tmienja/tmien disgħa/disa’ għaxra/għaxar ħdax tnax tlettax erbatax ħmistax sittax sbatax tmintax dsatax għoxrin tletin erbgħin ħamsin sittin sebgħin tmenin disgħin mija elf',
  sk: 'jeden/jedna/jedno/jedného dva/dve/dvoch/dvom tri/troch/trom štyri/štyroch päť/piatich šesť/šiestich sedem/siedmich osem/ôsmich deväť/deviatich desať/desiatich jedenásť dvanásť trinásť štrnásť/štrnástich pätnásť šestnásť sedemnásť osemnásť devätnásť dvadsať/dvadsiatich tridsať/tridsiatich štyridsať päťdesiat šesťdesiat sedemdesiat osemdesiat deväťdesiat sto tisíc',
  sl: 'en/ena/eno/enega dva/dve/dveh tri/trije/treh štiri/štirje/štirih pet/petih šest/šestih sedem/sedmih osem/osmih devet/devetih deset/desetih enajst dvanajst trinajst štirinajst/štirinajstih petnajst šestnajst sedemnajst osemnajst devetnajst dvajset/dvajsetih trideset/tridesetih štirideset petdeset šestdeset sedemdeset osemdeset devetdeset sto tisoč',
  en: '- - - - - - - - - - - dozen',
  ru: 'одна/одно/одного/одной две/двух/двум/двумя трех/трёх/трем/тремя четырех/четырёх/четырем пяти/пятью шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста ста тысячи/тысяч/тысяча',
  uk: 'одна/одне/одного/однієї дві/двох/двом трьох/трьом чотирьох п’яти шести семи восьми дев’яти десяти одинадцяти дванадцяти тринадцяти чотирнадцяти п’ятнадцяти шістнадцяти сімнадцяти вісімнадцяти дев’ятнадцяти двадцяти тридцяти сорока - - - - - ста тисячі/тисяч',
  pl: 'jedna/jedno/jednego/jednej dwie/dwóch/dwu/dwoma trzech/trzem czterech/czterem pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu jedenastu dwunastu trzynastu czternastu piętnastu szesnastu siedemnastu osiemnastu dziewiętnastu dwudziestu trzydziestu czterdziestu pięćdziesięciu sześćdziesięciu siedemdziesięciu osiemdziesięciu dziewięćdziesięciu stu tysiąca/tysięcy/tysiące',
  cs: 'jedna/jedno/jednoho/jedné dvě/dvou/dvěma tří/třem čtyř/čtyřem pěti šesti sedmi osmi devíti deseti jedenácti dvanácti třinácti čtrnácti patnácti šestnácti sedmnácti osmnácti devatenácti dvaceti třiceti čtyřiceti padesáti šedesáti sedmdesáti osmdesáti devadesáti sta tisíce',
  hr: 'jedan/jedna/jedno/jednog dvije/dvoje/dvaju troje/triju četvero četiriju',
  lt: 'viena/vieno/vienos dvi/dviejų/dviem trys/trijų/trims keturios/keturių penkios/penkių šešios/šešių septynios/septynių aštuonios/aštuonių devynios/devynių dešimties',
  lv: 'viena/vienu divas/divu/divām/diviem trīs/triju/trim/trijām četras/četru/četrām piecas/piecu/piecām sešas/sešu septiņas/septiņu astoņas/astoņu deviņas/deviņu',
  fi: 'yhden/yhdessä/yhtä kahden/kahdessa/kahta kolmen/kolmessa neljän/neljässä viiden/viidessä kuuden/kuudessa seitsemässä kahdeksassa yhdeksässä kymmenen/kymmenessä yhdentoista kahdentoista kolmentoista neljäntoista viidentoista kuudentoista seitsemäntoista kahdeksantoista yhdeksäntoista kahdenkymmenen kolmenkymmenen neljänkymmenen viidenkymmenen kuudenkymmenen seitsemänkymmenen kahdeksankymmenen yhdeksänkymmenen sadan/sadassa tuhannen/tuhannessa',
  hu: 'egyetlen két/kettő/kettőt',
  ro: 'unu/una două doi - - - - - - -',
  el: 'μία/μια/έναν/ενός/μίας/μιας - τρεις/τρία/τριών τέσσερις/τέσσερα/τεσσάρων - - - - - - - - δεκατριών/δεκατρείς δεκατεσσάρων/δεκατέσσερις - - - - - - - - - - - - - εκατό χίλια/χιλίων',
  de: 'eins/ein/eine/einen/einem/einer zwo/zweier dreier',
  fr: 'un/une',
  es: 'un/una/uno',
  it: 'un/uno/una/un’',
  pt: 'um/uma dois/duas',
  nl: 'een/één',
  ar: 'واحد/واحدة اثنان/اثنين/اثنتان/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر',
  he: 'אחד/אחת שניים/שתיים/שני/שתי שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר',
  ko: '한/하나 두/둘/이틀 세/셋/사흘 네/넷/나흘 다섯 여섯 일곱/일주일 여덟 아홉 열/열흘 - - - - - - - - - 스물/스무 서른 마흔 쉰 예순 일흔 여든 아흔',
};

const tens = [30, 40, 50, 60, 70, 80, 90, 100, 1000];

/** The languages whose numbers in words are known, of those that come with Fener: all but Chinese and Japanese, which are read by sign. */
export const spelledLanguages: ReadonlySet<string> = new Set([
  ...Object.keys(modules),
  ...Object.keys(lists),
]);

/** Arabic has "thirty" in two cases, and writes "and", "by" and "for" as a part of the word. */
function formsOf(word: string, language: string): readonly string[] {
  if (language !== 'ar') return [word];
  const cases = [word, word.replace(/ون$/, 'ين').replace(/ان$/, 'ين')];
  return cases.flatMap((form) => [form, `و${form}`, `ب${form}`, `ل${form}`]);
}

/** The words of a language that are numbers. `lang`: a BCP 47 tag. */
export async function numberWordsOf(lang: string): Promise<NumberWords> {
  const language = baseLanguage(lang);
  const lower = (text: string) => text.toLocaleLowerCase(language);
  const words = new Map<string, number>();
  const add = (text: string, value: number) => {
    for (const form of formsOf(text, language)) addForm(form, value);
  };
  const addForm = (text: string, value: number) => {
    // Of several words ("twenty-one", "yirmi bir") each stands for itself.
    if (!/[\s-]/.test(text) && !words.has(lower(text))) words.set(lower(text), value);
  };
  const listed = (lists[language] ?? '').split(' ');
  for (const [index, forms] of listed.entries())
    for (const form of forms.split('/'))
      if (/\p{L}/u.test(form)) add(form, index < 20 ? index + 1 : (tens[index - 20] ?? 0));
  if (language === 'en') for (const article of ['a', 'an']) add(article, 1);
  const spelled = await modules[language]?.();
  if (!spelled) return words;
  const { toCardinal, toOrdinal } = spelled;
  for (const value of [...Array.from({ length: 101 }, (_, n) => n), 1000]) add(toCardinal(value), value);
  for (const big of [100, 1000]) for (const word of toCardinal(big).split(/[\s-]/)) add(word, big);
  for (let value = 3; value <= 31; value++) if (toOrdinal) add(toOrdinal(value), value);
  return words;
}
