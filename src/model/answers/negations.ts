/** Whether a sentence says that something isn't so, as far as words of its language tell. */
import { baseLanguage } from '#model/search/browser/tokens.ts';

/** Words that deny, by language; `*` stands for any ending. */
const words: Readonly<Record<string, string>> = {
  ar: 'لا لم لن ليس* غير بدون دون ممنوع يتعذر ولا ولم ولن وليس* فلا فلن',
  bg: 'не няма нямате без никога нито никак* забранено',
  ca: 'no mai sense cap ni',
  cs: 'ne není nejsou nelze nemůže* nemohou nemáte nemá nesmí* nebude* nebudou nebyl* nejde bez nikdy žádn* ani',
  da: 'ikke aldrig uden ingen intet hverken',
  de: 'nicht kein keine keinen keinem keiner keines nie niemals ohne weder nichts niemand',
  el: 'δεν δε μην μη χωρίς ποτέ όχι ούτε κανέν*',
  en: 'not no never cannot none nobody nothing neither nor without unable dont cant wont doesnt',
  es: 'no nunca jamás sin ningún ninguna ninguno tampoco ni nada nadie',
  et: 'ei ära ärge ilma mitte kunagi',
  fa: 'نه نیست* نمی* بدون هیچ',
  fi: 'ei en et emme ette eivät älä älkää ilman koskaan',
  fr: 'ne pas jamais aucun aucune sans ni rien impossible',
  ga: 'ní níl níor nach gan ná cha',
  he: 'לא אין אינ* בלי ללא אל אסור ולא ואין שלא שאין',
  hi: 'नहीं न ना मत बिना',
  hr: 'ne nije nisu nema nemate nećete neće bez nikad* nijed* niti',
  hu: 'nem ne nincs nincsenek nélkül soha sem se tilos',
  id: 'tidak bukan jangan tanpa belum tak',
  it: 'non mai senza nessun nessuna nessuno né niente nulla',
  lt: 'ne nėra negali* nebus be niekada joki* nei',
  lv: 'ne nav nevar* nedrīkst nebūs bez nekad nekād* ne',
  mt: 'ma mhux mhijiex bla qatt',
  nb: 'ikke aldri uten ingen intet verken ikkje',
  nl: 'niet geen nooit zonder noch niets niemand',
  pl: 'nie bez nigdy brak żad* ani nikt nic',
  pt: 'não nunca jamais sem nenhum nenhuma nem nada ninguém',
  ro: 'nu fără niciodată nici niciun nicio nimic',
  ru: 'не нет нельзя без никогда ни никак* невозможно',
  sk: 'nie nemôž* nemožno nedá nemá nemáte nesmie* nebude* nebudú bez nikdy žiad* ani',
  sl: 'ne ni niso nista brez nikoli nobe* niti',
  sv: 'inte ej aldrig utan ingen inget inga varken',
  tr: 'değil* yok* hiç* asla hayır olmadan etmeden yapmadan vermeden',
  uk: 'не немає нема без ніколи ні жодн* неможливо',
  vi: 'không chưa đừng chẳng',
};

/** Languages that deny within words, or have no spaces between them. */
const within: Readonly<Record<string, RegExp>> = {
  en: /n['’]t\b/iu,
  ja: /(?<![少危])ない|ません|なし|不可|ず[に、。]|かね(?:ます|る)|禁止|ぬ。/u,
  ko: /않|없|못|(?<!\p{L})안(?=\s)|아니|말아|마세요|마십시오|불가|금지/u,
  th: /ไม่|ห้าม|อย่า|มิได้/u,
  tr: /\p{L}{2}(?:maz|mez|madı|medi|mayın|meyin|mayan|meyen|mamış|memiş|mayacak|meyecek|mıyor|miyor|muyor|müyor|mama|meme|maksızın|meksizin)/iu,
  zh: /不(?![同断斷仅僅过過少久管])|[没沒]有|未(?![来來])|[无無][法需须須]|勿|禁止/u,
};

/**
 * Tells whether a text in a language denies something; `undefined` where it isn't known how the language denies. `lang`: a BCP 47
 * tag.
 */
export function negationIn(lang: string): ((text: string) => boolean) | undefined {
  const base = baseLanguage(lang);
  const listed = words[base] === undefined ? undefined : wordPattern(words[base]);
  const inside = within[base];
  if (!listed && !inside) return undefined;
  return (text) => {
    const plain = text.normalize('NFKC').toLocaleLowerCase(base);
    return (listed?.test(plain) ?? false) || (inside?.test(plain) ?? false);
  };
}

const wordPattern = (list: string): RegExp => {
  const alternatives = list.split(' ').map((word) => word.replace('*', '[\\p{L}\\p{M}]*'));
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}])`, 'u');
};

/** How near the nearest sentence of the same kind has to be, compared with the nearest of all. */
const leastNearness = 0.7;

/**
 * Whether a sentence denies where its sources deny, and only there: of the sentences that are nearest to it, one at least denies
 * as it does. `nearness` tells how much the sentence and another have in common, from 0 to 1.
 */
export function deniesAlike(
  sentence: string,
  sources: readonly string[],
  denies: (text: string) => boolean,
  nearness: (source: string) => number,
): boolean {
  const isDenied = denies(sentence);
  const near = sources.map((source) => ({ isAlike: denies(source) === isDenied, n: nearness(source) }));
  const nearest = (ones: typeof near) => Math.max(0, ...ones.map(({ n }) => n));
  return nearest(near.filter(({ isAlike }) => isAlike)) >= leastNearness * nearest(near);
}
