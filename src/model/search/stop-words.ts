/**
 * Words that say nothing about what is asked, per language. They are left out of a query unless nothing else
 * remains. Words that can be the point of a question in a help centre ("not", "without", "off") are not here.
 */
import { fold } from './browser/fold.ts';
import { baseLanguage } from './browser/tokens.ts';

export const stopWordLists: Readonly<Record<string, string>> = {
  en: `a an and are am as at be been being but by can could did do does doing for from get had has have having
    he her his how i if in into is it its just me my of on or our please she should so some than that the their
    them then there these they this those to too us was we were what when where which who why will with would
    you your dont doesnt cant im ive isnt wont about hi hello want need`,
  tr: `acaba ama bana ben beni benim bir biz bu bunu bunun çok da daha de diye en gibi hangi hem her için ile ise
    kaç ki kim lütfen mi mı mu mü nasıl ne neden nedir nerede nereden niçin niye o olan olarak oldu olur onu onun
    sen siz şey şu var ve veya ya yani yapılır yapabilirim merhaba istiyorum`,
  de: `aber als am an auch auf aus bei bin bis bist da dann das dass dein dem den der des die dies diese dieser
    doch dort du ein eine einem einen einer eines er es etwas euch für hab habe haben hat hatte hier ich ihr im in
    ist ja kann kannst können könnte man mein meine meinem meinen meiner mich mir mit muss nach nun nur ob oder
    schon sehr sein seine sich sie sind so soll und uns unser vom von vor war warum was weil welche welcher wenn
    wer werden wie wieso wir wird wo worden wurde zu zum zur bitte hallo möchte will`,
  ar: `في من على إلى عن مع هذا هذه ذلك تلك التي الذي ما ماذا هل كيف متى أين لماذا أنا أنت نحن هو هي هم كان كانت
    يكون تكون قد لقد أن إن أو و ثم كل بعض عند عندي لدي لي لك له لها يمكن يمكنني أريد اريد أستطيع استطيع من فضلك
    مرحبا`,
  ja: `の に は を が で と も へ や から まで より です ます だ である た て し する した して さ れ な ない こと もの
    ため よう い ある いる どう どの どこ いつ どちら どれ なぜ 何 なに 方法 ください か ね よ お ご できる でき たい 場合 について という 私`,
  zh: `的 了 在 是 我 你 他 和 有 就 不 都 一 一个 也 很 到 说 要 去 会 着 吗 呢 吧 怎么 如何 什么 怎样 可以 能 请 这 那 我的`,
  th: `และ หรือ ที่ ซึ่ง ของ ใน บน จาก โดย ด้วย กับ แก่ เพื่อ สำหรับ เป็น คือ อยู่ มี ได้ ให้ จะ ก็ แล้ว นี้ นั้น ๆ ค่ะ คะ ครับ นะ
    ผม ฉัน ดิฉัน เรา คุณ เขา มัน อะไร อย่างไร ยังไง ไหม เมื่อไร เมื่อไหร่ ทำไม ที่ไหน ต้อง ควร อยาก ต้องการ สามารถ การ ความ ว่า
    ถ้า หาก เมื่อ วิธี ทำ กรุณา ช่วย สวัสดี`,
  ko: `이 그 저 것 수 등 및 또는 그리고 그런데 하지만 나 내 나의 제 저는 제가 나는 우리 당신 어떻게 무엇 뭐 왜 언제 어디 어디서 어떤 무슨 누가 있나요
    있습니까 있어요 있습니다 하나요 합니까 하려면 하는 하고 해요 싶어요 싶습니다 주세요 방법 위해 위한 대한 대해 좀 안녕하세요`,
  fr: `à ai au aux avec ce ces cet cette comment dans de des du elle en est et être eu faire fait il ils je la le
    les leur lui ma mais me mes moi mon ne nos notre nous on ou où par pas peut peux pour pourquoi puis quand que
    quel quelle qui quoi sa se ses si son sont sur ta te tes toi ton tu un une veux vos votre vous y bonjour`,
  es: `a al algo como cómo con cual cuál cuando cuándo de del donde dónde el ella en es esta está este esto estoy
    hay he la las le les lo los me mi mis muy no nos o para pero por porque puede puedo que qué quien quiero se ser
    si sí sin son su sus te tengo tu un una uno y ya yo hola`,
  it: `a ad al alla allo anche che chi ci come con cosa da dal dalla dei del della delle di dove e è ed gli ha ho i
    il in io la le lo ma mi mia mio nel nella noi non o per perché più posso puoi quale quando quanto questo se si
    sono su sul sulla tra un una uno vi voglio ciao`,
  nl: `aan al als bij dan dat de der deze die dit door een en er haar heb hebben heeft hem het hier hij hoe hun ik
    in is je jij kan kunnen maar me met mij mijn moet naar niet nog of om onze ook op over te tot u uit uw van
    voor waar waarom wanneer was wat we wel welke wie wij wil wordt zijn zo hallo`,
  pt: `a ao aos as até com como da das de do dos e é ela ele em essa esse esta está este eu faço fazer foi há isso
    isto já lhe mais mas me meu meus minha na não nas no nos o onde os ou para pela pelo por porque posso qual
    quando que quem quero se sem ser seu sua são te tem tenho um uma você olá`,
};

/** Keys of the stop words of a language (any BCP 47 tag); empty for a language without a list. */
export function stopWords(lang: string): ReadonlySet<string> {
  const language = baseLanguage(lang);
  return new Set(
    (stopWordLists[language] ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => fold(word, language)),
  );
}
