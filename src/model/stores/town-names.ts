/** Names of large towns in the languages that visitors type, if they differ by more than diacritics. */
import type { TownNames } from './towns.ts';

const byCountry: Readonly<Record<string, readonly string[]>> = {
  AE: [
    'Dubai|دبي|ドバイ',
    'Abu Dhabi|tr:Abu Dabi|أبوظبي|アブダビ',
    'Sharjah|الشارقة|シャルジャ',
    'Al Ain|العين',
    'Ajman|عجمان',
  ],
  AT: ['Vienna|de:Wien|tr:Viyana|فيينا|ウィーン', 'Salzburg|زالتسبورغ'],
  BE: [
    'Brussels|Bruxelles|Brussel|tr:Brüksel|de:Brüssel|بروكسل',
    'Antwerpen|Antwerp|Anvers',
    'Gent|Ghent|Gand',
  ],
  BG: ['Sofia|tr:Sofya|София|صوفيا'],
  CH: ['Genève|en:Geneva|de:Genf|tr:Cenevre', 'Zürich|en:Zurich|tr:Zürih', 'Basel|Basle|Bâle', 'Bern|Berne'],
  CN: [
    'Beijing|de:Peking|tr:Pekin|北京|بكين',
    'Shanghai|Şanghay|上海|شنغهاي',
    'Guangzhou|Kanton|广州',
    'Shenzhen|深圳',
  ],
  CY: ['Nicosia|tr:Lefkoşa|Λευκωσία|de:Nikosia', 'Limassol|Limasol|Λεμεσός', 'Larnaca|Larnaka|Λάρνακα'],
  CZ: ['Prague|Praha|de:Prag|tr:Prag|براغ|プラハ'],
  DE: [
    'Munich|de:München|tr:Münih|ميونخ|ミュンヘン',
    'Köln|en:Cologne|كولونيا|ケルン',
    'Berlin|برلين|ベルリン',
    'Hamburg|هامبورغ|ハンブルク',
    'Frankfurt am Main|Frankfurt|فرانكفورت|フランクフルト',
    'Nürnberg|en:Nuremberg|نورنبرغ|ニュルンベルク',
    'Hannover|Hanover|هانوفر',
    'Stuttgart|شتوتغارت|シュトゥットガルト',
    'Düsseldorf|دوسلدورف|デュッセルドルフ',
    'Dresden|دريسدن|ドレスデン',
    'Leipzig|لايبزيغ|ライプツィヒ',
    'Aachen|Aix-la-Chapelle',
    'Braunschweig|Brunswick',
    'Mainz|Mayence',
  ],
  DK: ['Copenhagen|København|de:Kopenhagen|tr:Kopenhag'],
  EG: ['Cairo|القاهرة|tr:Kahire|de:Kairo', 'Alexandria|الإسكندرية|İskenderiye|Alexandrien'],
  ES: ['Sevilla|Seville', 'Zaragoza|Saragossa'],
  FR: [
    'Paris|باريس|パリ',
    'Strasbourg|de:Straßburg|tr:Strazburg',
    'Nice|Nizza',
    'Lyon|Lyons',
    'Marseille|tr:Marsilya',
  ],
  GB: [
    'London|tr:Londra|Londres|لندن|ロンドン',
    'Edinburgh|Edinburg|إدنبرة|エディンバラ',
    'Manchester|مانشستر|マンチェスター',
    'Birmingham|برمنغهام|バーミンガム',
    'Cardiff|Caerdydd',
    'Swansea|Abertawe',
  ],
  GR: [
    'Athens|Αθήνα|tr:Atina|de:Athen|أثينا',
    'Thessaloníki|en:Thessaloniki|tr:Selanik|Θεσσαλονίκη|Saloniki',
    'Piraeus|Pire|Πειραιάς',
  ],
  HU: ['Budapest|tr:Budapeşte|بودابست'],
  IE: ['Dublin|Baile Átha Cliath'],
  IQ: ['Baghdad|tr:Bağdat|de:Bagdad|بغداد', 'Mosul|Musul|الموصل'],
  IT: [
    'Rome|tr:Roma|de:Rom|روما|ローマ',
    'Milan|tr:Milano|de:Mailand|ميلانو|ミラノ',
    'Florence|Firenze|de:Florenz|tr:Floransa',
    'Venice|Venezia|de:Venedig|tr:Venedik',
    'Naples|tr:Napoli|de:Neapel',
    'Turin|Torino',
    'Genoa|Genova|de:Genua|tr:Cenova',
  ],
  JP: [
    'Tokyo|東京|東京都|de:Tokio|طوكيو',
    'Ōsaka|en:Osaka|de:Osaka|tr:Osaka|大阪|大阪市|أوساكا',
    'Kyoto|京都|京都市|Kyōto|كيوتو',
    'Fukuoka|福岡|福岡市',
    'Yokohama|横浜|横浜市',
    'Nagoya|名古屋|名古屋市',
    'Sapporo|札幌|札幌市',
    'Kobe|Kōbe|神戸|神戸市',
    'Sendai|仙台|仙台市',
    'Hiroshima|広島|広島市',
  ],
  NL: ['The Hague|de:Den Haag|tr:Lahey', 'Amsterdam|أمستردام|アムステルダム'],
  PL: [
    'Warsaw|Warszawa|de:Warschau|tr:Varşova',
    'Kraków|en:Krakow|Cracow|de:Krakau',
    'Wrocław|Breslau',
    'Gdańsk|Danzig',
  ],
  PT: ['Lisbon|Lisboa|de:Lissabon|tr:Lizbon', 'Porto|Oporto'],
  RO: ['Bucharest|București|tr:Bükreş|de:Bukarest'],
  RS: ['Belgrade|Beograd|de:Belgrad|tr:Belgrad|Београд'],
  RU: ['Moscow|Москва|de:Moskau|tr:Moskova|موسكو', 'Saint Petersburg|Санкт-Петербург|St Petersburg'],
  SA: [
    'Riyadh|الرياض|tr:Riyad|de:Riad',
    'Jeddah|جدة|tr:Cidde|de:Dschidda',
    'Mecca|مكة|Mekke',
    'Medina|المدينة المنورة|Medine',
  ],
  SE: ['Gothenburg|de:Göteborg|tr:Göteborg'],
  SY: ['Damascus|دمشق|tr:Şam|de:Damaskus', 'Aleppo|حلب|tr:Halep'],
  TR: [
    'Istanbul|tr:İstanbul|Konstantinopel|إسطنبول|イスタンブール',
    'Ankara|أنقرة|アンカラ',
    'İzmir|en:Izmir|de:Izmir|Smyrna|إزمير|イズミル',
    'Bursa|بورصة',
    'Antalya|أنطاليا|アンタルヤ',
    'Gaziantep|Antep|عنتاب',
    'Şanlıurfa|Urfa|أورفا',
    'Kahramanmaraş|Maraş',
    'Antakya|Antioch|Hatay|أنطاكية',
    'Trabzon|Trebizond|طرابزون',
    'Edirne|Adrianople',
  ],
  UA: ['Kyiv|tr:Kiev|Київ|de:Kiew', 'Lviv|Lemberg|Львів', 'Odesa|de:Odessa|tr:Odessa|Одеса'],
  US: [
    'New York City|New York|نيويورك|ニューヨーク',
    'Los Angeles|لوس أنجلوس|ロサンゼルス',
    'Chicago|شيكاغو|シカゴ',
    'San Francisco|سان فرانسيسكو|サンフランシスコ',
    'Boston|بوسطن|ボストン',
    'Seattle|سياتل|シアトル',
    'Honolulu|هونولولو|ホノルル',
  ],
};

/** `de:Wien` is what German readers call it; names without a mark are for finding only. */
function toTownNames(country: string, text: string): TownNames {
  const parts = text.split('|').map((part) => /^(?:([a-z]{2}):)?(.+)$/.exec(part) ?? []);
  return {
    country,
    names: parts.map(([, , name = '']) => name),
    byLanguage: Object.fromEntries(parts.flatMap(([, lang, name = '']) => (lang ? [[lang, name]] : []))),
  };
}

/** A starter list; a retailer's own stores add their cities in every language they are translated to. */
export const townNames: readonly TownNames[] = Object.entries(byCountry).flatMap(([country, towns]) =>
  towns.map((text) => toTownNames(country, text)),
);
