/** Numbers in words, of every language that comes with Fener. Half and double are numbers, too. */
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

/** Words of 1 to 20, tens from 30 to 90, a hundred, a thousand, two and three hundred, where the library has no language or not all forms. */
const lists: Readonly<Record<string, string>> = {
  bg: 'един/една/едно два/две три четири пет шест седем осем девет десет единадесет/единайсет дванадесет/дванайсет тринадесет/тринайсет четиринадесет петнадесет/петнайсет шестнадесет седемнадесет осемнадесет деветнадесет двадесет/двайсет тридесет/трийсет четиридесет/четирийсет петдесет шестдесет/шейсет седемдесет осемдесет деветдесет сто/стотин хиляда/хиляди двеста триста',
  et: 'üks/ühe kaks/kahe kolm/kolme neli/nelja viis/viie kuus/kuue seitse/seitsme kaheksa üheksa kümme/kümne üksteist kaksteist kolmteist neliteist viisteist kuusteist seitseteist kaheksateist üheksateist kakskümmend kolmkümmend/kolmekümne nelikümmend viiskümmend kuuskümmend seitsekümmend kaheksakümmend üheksakümmend sada/saja tuhat/tuhande',
  ga: 'aon/amháin dó/dhá trí/thrí ceithre/ceathair/cheithre cúig/chúig sé/shé seacht ocht naoi deich naonscor/aondéag dódhéag trídéag ceathairdéag cúigdéag sédéag seachtdéag ochtdéag naoidéag fiche/scór tríocha daichead caoga seasca seachtó ochtó nócha céad/chéad míle/mhíle',
  mt: 'wieħed/waħda tnejn/żewġ/żewġt tlieta/tliet erbgħa/erba’ ħamsa/ħames sitta/sitt sebgħa/seba’ tmienja/tmien disgħa/disa’ għaxra/għaxar ħdax tnax tlettax erbatax ħmistax sittax sbatax tmintax dsatax għoxrin tletin erbgħin ħamsin sittin sebgħin tmenin disgħin mija elf',
  sk: 'jeden/jedna/jedno/jedného dva/dve/dvoch/dvom tri/troch/trom štyri/štyroch päť/piatich šesť/šiestich sedem/siedmich osem/ôsmich deväť/deviatich desať/desiatich jedenásť dvanásť trinásť štrnásť/štrnástich pätnásť šestnásť sedemnásť osemnásť devätnásť dvadsať/dvadsiatich tridsať/tridsiatich štyridsať päťdesiat šesťdesiat sedemdesiat osemdesiat deväťdesiat sto tisíc',
  sl: 'en/ena/eno/enega dva/dve/dveh tri/trije/treh štiri/štirje/štirih pet/petih šest/šestih sedem/sedmih osem/osmih devet/devetih deset/desetih enajst dvanajst trinajst štirinajst/štirinajstih petnajst šestnajst sedemnajst osemnajst devetnajst dvajset/dvajsetih trideset/tridesetih štirideset petdeset šestdeset sedemdeset osemdeset devetdeset sto tisoč',
  en: '- - - - - - - - - - - dozen/dozens - - - - - - - - - - - - - - - hundreds thousands',
  ru: 'одна/одно/одного/одной две/двух/двум/двумя трех/трёх/трем/тремя четырех/четырёх/четырем пяти/пятью шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста ста тысячи/тысяч/тысяча',
  uk: 'одна/одне/одного/однієї дві/двох/двом трьох/трьом чотирьох п’яти шести семи восьми дев’яти десяти одинадцяти дванадцяти тринадцяти чотирнадцяти п’ятнадцяти шістнадцяти сімнадцяти вісімнадцяти дев’ятнадцяти двадцяти тридцяти сорока - - - - - ста тисячі/тисяч',
  pl: 'jedna/jedno/jednego/jednej dwie/dwóch/dwu/dwoma trzech/trzem czterech/czterem pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu jedenastu dwunastu trzynastu czternastu piętnastu szesnastu siedemnastu osiemnastu dziewiętnastu dwudziestu trzydziestu czterdziestu pięćdziesięciu sześćdziesięciu siedemdziesięciu osiemdziesięciu dziewięćdziesięciu stu tysiąca/tysięcy/tysiące',
  cs: 'jedna/jedno/jednoho/jedné dvě/dvou/dvěma tří/třem čtyř/čtyřem pěti šesti sedmi osmi devíti deseti jedenácti dvanácti třinácti čtrnácti patnácti šestnácti sedmnácti osmnácti devatenácti dvaceti třiceti čtyřiceti padesáti šedesáti sedmdesáti osmdesáti devadesáti sta tisíce',
  hr: 'jedan/jedna/jedno/jednog dvije/dvoje/dvaju troje/triju četvero četiriju',
  lt: 'viena/vieno/vienos dvi/dviejų/dviem trys/trijų/trims keturios/keturių penkios/penkių šešios/šešių septynios/septynių aštuonios/aštuonių devynios/devynių dešimties',
  lv: 'viena/vienu divas/divu/divām/diviem trīs/triju/trim/trijām četras/četru/četrām piecas/piecu/piecām sešas/sešu septiņas/septiņu astoņas/astoņu deviņas/deviņu',
  fi: 'yhden/yhdessä/yhtä kahden/kahdessa/kahta kolmen/kolmessa neljän/neljässä viiden/viidessä kuuden/kuudessa seitsemässä kahdeksassa yhdeksässä kymmenen/kymmenessä yhdentoista kahdentoista kolmentoista neljäntoista viidentoista kuudentoista seitsemäntoista kahdeksantoista yhdeksäntoista kahdenkymmenen kolmenkymmenen neljänkymmenen viidenkymmenen kuudenkymmenen seitsemänkymmenen kahdeksankymmenen yhdeksänkymmenen sadan/sadassa/sataa tuhannen/tuhannessa/tuhatta',
  hu: 'egyetlen két/kettő/kettőt',
  ro: 'unu/una două doi - - - - - - -',
  el: 'μία/μια/έναν/ενός/μίας/μιας - τρεις/τρία/τριών τέσσερις/τέσσερα/τεσσάρων - - - - - - - - δεκατριών/δεκατρείς δεκατεσσάρων/δεκατέσσερις - - - - - - - - - - - - - εκατό χίλια/χιλίων',
  de: 'eins/ein/eine/einen/einem/einer zwo/zweier dreier - - - - - - - - dutzend/dutzende',
  fr: 'un/une - - - - - - huitaine - dizaine/dizaines - douzaine/douzaines - - quinzaine - - - - vingtaine trentaine quarantaine cinquantaine soixantaine - - - centaine/centaines millier/milliers',
  es: 'un/una/uno - - - - - - - - decena/decenas - docena/docenas - - - - - - - - - - - - - - - centenar/centenares miles',
  it: 'un/uno/una/un’ - - - - - - - - decina/decine - dozzina/dozzine - - - - - - - - - - - - - - - centinaio/centinaia mila/migliaio/migliaia',
  pt: 'um/uma dois/duas',
  nl: 'een/één',
  ar: 'واحد/واحدة اثنان/اثنين/اثنتان/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر',
  he: 'אחד/אחת שניים/שתיים/שני/שתי שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר',
  ko: '한/하나 두/둘/이틀 세/셋/사흘 네/넷/나흘 다섯 여섯 일곱/일주일 여덟 아홉 열/열흘 - - - - - - - - - 스물/스무 서른 마흔 쉰 예순 일흔 여든 아흔',
};

const tens = [30, 40, 50, 60, 70, 80, 90, 100, 1000, 200, 300];

/** Shares and multiples of languages, with their values. */
const shares: Readonly<Record<string, string>> = {
  ar: '0.5:نصف/النصف 2:ضعف/ضعفي 0.25:ربع 0.33:ثلث',
  bg: '0.5:половин/половина/половината 2:двойно/двоен/двойна 1.5:полтора',
  cs: '0.5:půl/polovina/polovinu/poloviny 2:dvojnásobek/dvakrát/dvojitý 3:třikrát 0.25:čtvrt/čtvrtina 12:tucet',
  da: '0.5:halv/halve/halvt/halvdelen 1.5:halvanden/halvandet 2:dobbelt/dobbelte 12:dusin',
  de: '0.5:halb/halbe/halben/halber/halbes/hälfte 1.5:anderthalb/eineinhalb 2:doppelt/doppelte/doppelten/zweimal/zweifach/zweifache 3:dreimal/dreifach/dreifache/dreifachen 10:zehnmal/zehnfache/zehnfachen 0.25:viertel 0.33:drittel',
  el: '0.5:μισό/μισή/μισά/μισού 1.5:ενάμιση/ενάμισι 2:διπλάσιο/διπλό/διπλή 12:ντουζίνα',
  en: '0.5:half/halves 2:twice/double/doubled/couple/pair 3:thrice/triple/treble 4:quadruple 10:tenfold 14:fortnight 0.25:quarter/quarters 0.33:thirds 20:score 1000000:millions 1000000000:billions',
  es: '0.5:medio/media/medios/mitad 2:doble/dobles/par 3:triple 15:quincena 0.33:tercio',
  et: '0.5:pool/poole/pooled 1.5:poolteist 2:topelt/kahekordne 12:tosin',
  fi: '0.5:puoli/puolen/puolet/puolta 1.5:puolitoista 2:kaksinkertainen/tupla 12:tusina',
  fr: '0.5:demi/demie/moitié 2:double/doubles/paire 3:triple 0.33:tiers 0.25:quart/quarts',
  he: '0.5:חצי/מחצית 2:כפול/כפולה 0.25:רבע 0.33:שליש',
  hi: '0.5:आधा/आधे/आधी 1.5:डेढ़ 2.5:ढाई 2:दोगुना/दुगुना 12:दर्जन',
  hr: '0.5:pola/pol/polovica/polovicu 2:dvostruko/dvostruki/dupli 12:tucet',
  hu: '0.5:fél/fele/felét 1.5:másfél 2:dupla/duplája/kétszer/kétszerese 0.25:negyed 12:tucat',
  id: '0.5:setengah/separuh 2:ganda 12:lusin 0.25:seperempat',
  it: '0.5:mezzo/mezza/metà 2:doppio/doppia/paio 3:triplo 0.33:terzo',
  ja: '0.5:半/半分/半日/半月/半年/半額 2:倍/二倍/倍額',
  ko: '0.5:반/절반/반값 2:두배/배 15:보름',
  lt: '0.5:pusė/pusę/pusės/pusantro 2:dvigubai/dviguba 12:tuzinas',
  lv: '0.5:puse/pusi/pusotra 2:divkāršs/dubults 12:ducis',
  nb: '0.5:halv/halve/halvt/halvparten 1.5:halvannen/halvannet 2:dobbelt/dobbel 12:dusin',
  nl: '0.5:half/halve/helft 1.5:anderhalf/anderhalve 2:dubbel/dubbele/tweemaal 3:driemaal/driedubbel 0.25:kwart 12:dozijn',
  pl: '0.5:pół/połowa/połowę/połowy 1.5:półtora/półtorej 2:podwójny/podwójnie/dwukrotnie 3:trzykrotnie 0.25:ćwierć 12:tuzin',
  pt: '0.5:meio/meia/metade 2:dobro/duplo/dupla 3:triplo 15:quinzena 12:dúzia 0.33:terço',
  ro: '0.5:jumătate/jumate 2:dublu/dublul 3:triplu 0.25:sfert 12:duzină',
  ru: '0.5:половина/половину/половины/пол/полгода/полдня/полчаса 1.5:полтора/полторы/полутора 2:вдвое/двойной/дважды/удвоенный 3:втрое/трижды/тройной 10:десяток/десятки 12:дюжина 0.25:четверть 0.33:треть',
  sk: '0.5:pol/polovica/polovicu 2:dvojnásobok/dvakrát 12:tucet',
  sl: '0.5:pol/polovica/polovico 2:dvojno/dvojni/dvakrat 12:ducat',
  sv: '0.5:halv/halva/halvt/hälften 2:dubbelt/dubbla/dubbel 12:dussin',
  th: '0.5:ครึ่ง 2:เท่าตัว 12:โหล',
  tr: '0.5:yarım/yarı/yarısı/yarısını/buçuk 1.5:birbuçuk 2:çift/katı/katını 0.25:çeyrek 12:düzine',
  uk: '0.5:половина/половину/пів/півроку/півдня 1.5:півтора/півтори 2:вдвічі/подвійний/двічі 3:втричі/тричі 0.25:чверть 12:дюжина',
  vi: '0.5:nửa 2:đôi 1.5:rưỡi 12:tá',
  zh: '0.5:半/半天/半年/半月/半价/半價 2:倍/翻倍/双倍/雙倍',
};

/** The languages whose numbers in words are known, of those that come with Fener: all but Chinese and Japanese, which are read by sign. */
export const spelledLanguages: ReadonlySet<string> = new Set([
  ...Object.keys(modules),
  ...Object.keys(lists),
]);

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** As Germans write on keyboards without umlauts: "fuenf". */
const withoutUmlauts = (word: string) => word.replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter);

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
    if (/[\s-]/.test(text)) return;
    for (const form of [text, withoutUmlauts(text)])
      if (!words.has(lower(form))) words.set(lower(form), value);
  };
  const listed = (lists[language] ?? '').split(' ');
  for (const [index, forms] of listed.entries())
    for (const form of forms.split('/'))
      if (/\p{L}/u.test(form)) add(form, index < 20 ? index + 1 : (tens[index - 20] ?? 0));
  if (language === 'en') for (const article of ['a', 'an']) add(article, 1);
  for (const share of (shares[language] ?? '').split(/ (?=\d)/)) {
    const [value = '', forms = ''] = share.split(':');
    for (const form of forms.split('/')) if (form !== '') add(form, Number(value));
  }
  const spelled = await modules[language]?.();
  if (!spelled) return words;
  const { toCardinal, toOrdinal } = spelled;
  for (const value of [...Array.from({ length: 101 }, (_, n) => n), 1000]) add(toCardinal(value), value);
  for (const big of [100, 1000]) for (const word of toCardinal(big).split(/[\s-]/)) add(word, big);
  // "quinientos", but "deux cents" and "две тысячи": there, the word that is still unknown has the value of the last.
  for (const big of [100, 1000])
    for (let count = 2; count <= 9; count++) {
      add(toCardinal(big * count), big * count);
      for (const word of toCardinal(big * count).split(/[\s-]/)) add(word, big);
    }
  for (const value of [...Array.from({ length: 29 }, (_, n) => n + 3), 100, 1000])
    if (toOrdinal) add(toOrdinal(value), value);
  return words;
}
