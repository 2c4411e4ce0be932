/** Texts of links that say nothing about where they lead, by language. Compared as a whole, in lower case. */
import { baseLanguage } from './search/browser/tokens.ts';

const labels: Readonly<Record<string, string>> = {
  ar: 'هنا|من هنا|اضغط هنا|انقر هنا|المزيد|اقرأ المزيد|معرفة المزيد|مزيد من المعلومات|لمزيد من المعلومات|هذا الرابط|الرابط|رابط',
  bg: 'тук|натиснете тук|кликнете тук|щракнете тук|още|повече|повече информация|научете повече|прочетете повече|тази връзка|връзка',
  cs: 'zde|tady|klikněte zde|klikni zde|více|více informací|číst více|tento odkaz|odkaz|tato stránka',
  da: 'her|klik her|mere|læs mere|mere information|dette link|linket|link|denne side',
  de:
    'hier|hier klicken|klicken sie hier|klicke hier|klick hier|mehr|mehr erfahren|mehr lesen|weiterlesen|mehr informationen|' +
    'weitere informationen|dieser link|diesem link|diesen link|link|diese seite|dieser seite|dieser artikel|diesem artikel|details',
  el: 'εδώ|κάντε κλικ εδώ|πατήστε εδώ|περισσότερα|μάθετε περισσότερα|διαβάστε περισσότερα|περισσότερες πληροφορίες|αυτός ο σύνδεσμος|σύνδεσμος',
  en:
    'here|click here|tap here|press here|see here|this|this link|link|more|read more|learn more|more info|more information|' +
    'details|this page|this article',
  es:
    'aquí|haz clic aquí|haga clic aquí|clic aquí|pulsa aquí|pulse aquí|más|ver más|leer más|saber más|más información|' +
    'este enlace|enlace|este vínculo|esta página|este artículo',
  et: 'siin|siit|siia|klõpsake siin|klõpsa siin|vajuta siia|rohkem|loe edasi|loe lähemalt|lisateave|see link|link',
  fi: 'tästä|täällä|tässä|klikkaa tästä|napsauta tästä|lisää|lue lisää|lisätietoja|tämä linkki|linkki|tällä sivulla',
  fr:
    "ici|cliquez ici|cliquer ici|clique ici|plus|en savoir plus|plus d'informations|lire la suite|ce lien|lien|cette page|" +
    'cet article|détails',
  ga: 'anseo|cliceáil anseo|tuilleadh|tuilleadh eolais|an nasc seo|nasc',
  he: 'כאן|לחץ כאן|לחצו כאן|הקליקו כאן|עוד|קרא עוד|קראו עוד|מידע נוסף|למידע נוסף|קישור זה|קישור',
  hi: 'यहाँ|यहां|यहाँ क्लिक करें|यहां क्लिक करें|और पढ़ें|और जानें|अधिक जानें|अधिक जानकारी|यह लिंक|इस लिंक|लिंक',
  hr: 'ovdje|tu|kliknite ovdje|više|više informacija|saznajte više|ova poveznica|poveznica|link',
  hu: 'itt|ide|ide kattintva|kattintson ide|kattints ide|tovább|bővebben|további információ|további információk|ez a link|link',
  id: 'di sini|disini|klik di sini|klik disini|selengkapnya|baca selengkapnya|pelajari lebih lanjut|info lebih lanjut|tautan ini|link ini|tautan',
  it:
    'qui|clicca qui|cliccare qui|fai clic qui|fare clic qui|più informazioni|maggiori informazioni|scopri di più|' +
    'per saperne di più|leggi di più|leggi tutto|questo link|link|questa pagina|questo articolo',
  ja: 'こちら|ここ|ここをクリック|こちらをクリック|詳細|詳しくはこちら|詳細はこちら|もっと見る|続きを読む|このリンク|リンク|このページ|この記事',
  ko: '여기|여기를 클릭|여기를 클릭하세요|여기를 누르세요|더 보기|자세히|자세히 보기|자세히 알아보기|이 링크|링크',
  lt: 'čia|spauskite čia|spustelėkite čia|daugiau|skaityti daugiau|sužinoti daugiau|daugiau informacijos|ši nuoroda|nuoroda',
  lv: 'šeit|noklikšķiniet šeit|spiediet šeit|vairāk|lasīt vairāk|uzzināt vairāk|vairāk informācijas|šī saite|saite',
  mt: 'hawn|hawnhekk|ikklikkja hawn|aktar|aqra aktar|aktar informazzjoni|din il-link|link',
  nl: 'hier|klik hier|meer|meer informatie|meer weten|lees meer|lees verder|deze link|link|deze pagina|dit artikel',
  pl: 'tutaj|tu|kliknij tutaj|kliknij tu|więcej|więcej informacji|czytaj więcej|dowiedz się więcej|ten link|tym linkiem|link|ta strona',
  pt:
    'aqui|clique aqui|clica aqui|toque aqui|mais|saiba mais|saber mais|leia mais|ler mais|mais informações|este link|' +
    'esta ligação|link|esta página|este artigo',
  ro:
    'aici|click aici|clic aici|faceți clic aici|mai mult|mai multe|mai multe informații|citește mai mult|citiți mai mult|' +
    'află mai multe|aflați mai multe|acest link|link',
  ru:
    'здесь|тут|сюда|нажмите здесь|нажмите сюда|кликните здесь|подробнее|далее|ещё|больше|узнать больше|читать далее|' +
    'эта ссылка|этой ссылке|по этой ссылке|по ссылке|ссылка',
  sk: 'tu|sem|kliknite sem|kliknite tu|viac|viac informácií|čítať viac|tento odkaz|odkaz|táto stránka',
  sl: 'tukaj|tu|kliknite tukaj|več|več informacij|preberite več|ta povezava|povezava',
  sv: 'här|klicka här|mer|läs mer|mer information|den här länken|denna länk|länken|länk|den här sidan|denna sida',
  th: 'ที่นี่|คลิกที่นี่|กดที่นี่|เพิ่มเติม|อ่านเพิ่มเติม|ดูเพิ่มเติม|เรียนรู้เพิ่มเติม|ลิงก์นี้|ลิงก์',
  tr:
    'burada|buradan|buraya|burası|buraya tıklayın|buraya tıkla|tıklayın|tıkla|bu bağlantı|bu bağlantıya|bu bağlantıdan|' +
    'bağlantı|bu link|link|daha fazla|daha fazla bilgi|devamı|devamını oku|bu sayfa|bu makale',
  uk:
    'тут|сюди|натисніть тут|натисніть сюди|клацніть тут|докладніше|детальніше|більше|дізнатися більше|читати далі|' +
    'це посилання|за цим посиланням|посилання',
  vi: 'tại đây|ở đây|đây|nhấp vào đây|bấm vào đây|nhấn vào đây|xem thêm|tìm hiểu thêm|đọc thêm|liên kết này|liên kết',
  zh:
    '这里|此处|点击这里|点击此处|单击此处|点这里|更多|了解更多|查看更多|详情|此链接|该链接|链接|本页|' +
    '這裡|此處|點擊這裡|點擊此處|按此|點這裡|瞭解更多|查看詳情|詳情|此連結|連結|本頁',
};

const byLanguage = new Map(
  Object.entries(labels).map(([language, list]) => [language, new Set(list.split('|'))]),
);

/** Longer ones say something. */
export const longestVagueLabel = 40;

/**
 * Whether a link's whole text says nothing about where it leads.
 *
 * @example isVague('Click here!', 'en') // => true
 * @example isVague('Click here to return an item', 'en') // => false
 */
export function isVague(label: string, lang: string): boolean {
  const words = label
    .normalize('NFC')
    .toLocaleLowerCase(lang)
    .replace(/’/g, "'")
    .replace(/^[\s"'“«「(]+|[\s"'”»」).…!?:,;→›。]+$/gu, '')
    .replace(/\s+/g, ' ');
  return byLanguage.get(baseLanguage(lang))?.has(words) === true;
}
