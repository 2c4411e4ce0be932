/**
 * The stem of a Korean word: particles and the endings of 하다 and 되다 are written together with the noun before them, so
 * `환불은`, `환불을` and `환불하려면` are all `환불`.
 */

/** Particles that are nothing else: they may follow a noun of one syllable (앱에서). Longest first. */
const particles = `에서부터 으로부터 에서는 에서도 으로는 으로도 까지는 부터는 에게서 한테서 이라고 이라는 에서 에게 에는 에도 에만
  입니다 입니까 이에요 예요 인가요 이며 이지만 이므로 으로 까지 부터 처럼 보다 한테 마다 조차 밖에 이나 이라 라고 라는 로는 로도 로서 로써 께서 하고 들은 들이 들을 들의`;
const withParticle = new RegExp(`^(.+?)(?:${particles.split(/\s+/).join('|')})$`, 'u');

/** Particles of one syllable, by what the syllable before them ends with. */
const afterConsonant = '은이을과';
const afterVowel = '는가를와';
const afterAny = '의에도만로들';

/** The verbs that make verbs of nouns, contracted with what follows them, and the endings after that. */
const verbs = '하|해|했|할|한|함|합|되|돼|됐|될|된|됨|됩|시키|시켜|시킬|시킨';
const endings = `기 는 고 며 면 려면 려고 여 였 어 어요 요 지 도록 세요 십시오 시 신 실 다 는데 는지 나요 가요 까요 니까 니다 습니다 습니까
  었습니다 였습니다 을 던 게 거나 자 라 라고 서 야 야만 고서 면서 지만 었 었다 었어요 었는데 으면 은 기를 기가 기는 기에 는가 지는 지도 려는 셨
  셔 셔서 주세요 줘 줘요`;
const withVerb = new RegExp(`^(.{2,}?)(?:${verbs})(?:${endings.split(/\s+/).join('|')})?$`, 'u');

const hangul = /[가-힣]/u;

/**
 * The stem of a word; the word itself where it has no ending. Two syllables remain at least, but for particles of
 * several: in a word of two the second is as likely a part of it (`결과`).
 */
export function koreanStem(word: string): string {
  const stem = withoutEnding(word);
  return stem === word ? word : koreanStem(stem);
}

function withoutEnding(word: string): string {
  if (!hangul.test(word.at(-1) ?? '')) return word;
  const noun = (withVerb.exec(word) ?? withParticle.exec(word))?.[1];
  if (noun !== undefined) return noun;
  const isForeign = !hangul.test(word.at(-2) ?? '');
  return (isForeign || word.length > 2) && endsInParticle(word, afterAny) ? word.slice(0, -1) : word;
}

/** Whether a word is a noun of one syllable and a particle that is written with it: `앱은`. */
export const isShortNoun = (word: string): boolean =>
  word.length === 2 && hangul.test(word[0] ?? '') && endsInParticle(word, '');

function endsInParticle(word: string, others: string): boolean {
  const before = word.at(-2);
  if (before === undefined) return false;
  const fitting = !hangul.test(before)
    ? afterConsonant + afterVowel
    : endsInConsonant(before)
      ? afterConsonant
      : afterVowel;
  return (fitting + others).includes(word.at(-1) ?? '');
}

/** Syllables come in 28 for each first consonant and vowel, the first of them without a last consonant. */
const endsInConsonant = (syllable: string) => (syllable.charCodeAt(0) - 0xac00) % 28 > 0;
