/**
 * Words that say nothing about what is asked, per language. They are left out of a query unless nothing else
 * remains. Words that can be the point of a question in a help centre ("not", "without", "off") are not here.
 *
 * The lists are ours. Those of the libraries (stopword, stopwords-iso) are made for prose: they hold "odprt" (open) and
 * "datum" in Slovenian, "problem" in Indonesian and "number" in Swedish, up to 780 words that every reader would load,
 * and letters of a wrong encoding in Lithuanian and Slovak. Keys have no accents, so a Vietnamese word is left out that
 * is then a word of another tone with a meaning: "của" (of) is "cửa" (door).
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
  zh: `的 了 在 是 我 你 他 和 有 就 都 一 一个 也 很 到 说 要 去 会 着 吗 呢 吧 怎么 如何 什么 怎样 可以 能 请 这 那 我的
    會 說 著 嗎 怎麼 什麼 怎樣 請 這 一個`,
  th: `และ หรือ ที่ ซึ่ง ของ ใน บน จาก โดย ด้วย กับ แก่ เพื่อ สำหรับ เป็น คือ อยู่ มี ได้ ให้ จะ ก็ แล้ว นี้ นั้น ๆ ค่ะ คะ ครับ นะ
    ผม ฉัน ดิฉัน เรา คุณ เขา มัน อะไร อย่างไร ยังไง ไหม เมื่อไร เมื่อไหร่ ทำไม ที่ไหน ต้อง ควร อยาก ต้องการ สามารถ การ ความ ว่า
    ถ้า หาก เมื่อ วิธี ทำ กรุณา ช่วย สวัสดี`,
  ko: `이 그 저 것 수 등 및 또는 그리고 그런데 하지만 나 내 나의 제 저는 제가 나는 우리 당신 어떻게 무엇 뭐 왜 언제 어디 어디서 어떤 무슨 누가 있나요
    있습니까 있어요 있습니다 하나요 합니까 하려면 하는 하고 해요 싶어요 싶습니다 주세요 방법 위해 위한 대한 대해 좀 안녕하세요`,
  fr: `à ai au aux avec ce ces cet cette comment dans de des du elle en est et être eu faire fait il ils je la le
    les leur lui ma mais me mes moi mon nos notre nous on ou où par peut peux pour pourquoi puis quand que
    quel quelle qui quoi sa se ses si son sont sur ta te tes toi ton tu un une veux vos votre vous y bonjour`,
  es: `a al algo como cómo con cual cuál cuando cuándo de del donde dónde el ella en es esta está este esto estoy
    hay he la las le les lo los me mi mis muy nos o para pero por porque puede puedo que qué quien quiero se ser
    si sí son su sus te tengo tu un una uno y ya yo hola`,
  it: `a ad al alla allo anche che chi ci come con cosa da dal dalla dei del della delle di dove e è ed gli ha ho i
    il in io la le lo ma mi mia mio nel nella noi o per perché più posso puoi quale quando quanto questo se si
    sono su sul sulla tra un una uno vi voglio ciao`,
  nl: `aan al als bij dan dat de der deze die dit door een en er haar heb hebben heeft hem het hier hij hoe hun ik
    in is je jij kan kunnen maar me met mij mijn moet naar nog of om onze ook op over te tot u uit uw van
    voor waar waarom wanneer was wat we wel welke wie wij wil wordt zijn zo hallo`,
  pt: `a ao aos as até com como da das de do dos e é ela ele em essa esse esta está este eu faço fazer foi há isso
    isto já lhe mais mas me meu meus minha na nas no nos o onde os ou para pela pelo por porque posso qual
    quando que quem quero se ser seu sua são te tem tenho um uma você olá`,
  bg: `а ако аз ама би беше бил била било бих бъде в вас ваш вашата вашите ви вие във да дали до докато за защо
    здравейте и из или има имам имате искам как каква какво какъв какви като кога когато което които кой
    която къде ли ме мен между ми мога може можем можете моля моят моята моето моите му на над нас наш
    нашата нашите него ни ние но още по поради пред през при с са сам се си след сме сте съм със също такъв
    твой те тези ти то това този тя той тях у че чрез ще`,
  cs: `a aby ahoj ale anebo asi bude budu by byl byla bylo byly být co či do ho chci chtěl chtěla já jak jako
    jaká jaké jaký je jeho jejich její jen jestli ji jsem jsme jsou jste k kam kde kdo kdy když ke která
    které který kteří mám máte mě mé mi mít mně mne moje mohu můj můžu může můžete my na nad nám náš nás
    naše nebo o od on ona oni ono po pod podle pro proč proto prosím při s se si svou svoje svůj ta tak také
    tam tato té ten tento to tohle toto tu ty u už v vám váš vás vaše ve vy z za ze že`,
  da: `ad af at blev bliver da de dem den denne der deres det dette dig din dine dit du efter eller en end er
    et for fordi fra får få gør ham han har have havde hej hende her hos hun hvad hvem hvilken hvilke
    hvilket hvis hvor hvordan hvorfor hvornår i jeg jer jeres kan kunne man med men mig min mine mit må når
    nogen noget nogle og også om os på sig sin sine sit skal skulle som så til var venligst vi vil ville
    vores være været`,
  el: `ακόμα αλλά αν από αυτά αυτές αυτή αυτό αυτοί αυτός γεια για γιατί δικό εγώ εδώ είμαι είμαστε είναι είστε
    εκεί εμείς ένα ένας ενός εσείς εσύ έχει έχετε έχουμε έχουν έχω η ή θα θέλω και κάνετε κάνω κάποια κάποιο
    κι μας με μια μία μου μπορεί μπορείτε μπορούμε μπορώ να ο οι όμως όπως όταν ότι παρακαλώ ποια ποιες ποιο
    ποιοι ποιος πότε που πού προς πως πώς σας σε στα στη στην στις στο στον στους τα τη την της τι τις το
    τον τότε του τους των ως ώστε`,
  et: `aga et ja jah jaoks juba ka kas keda kelle kes kui kuid kuidas kuhu kus kust ma me meid meie meil mida
    miks mille millal milline millised mina mind minu mis mul mulle nad need nemad nende ning oled olen
    olema oleme olete oli olla oma on palun peab pean sa saab saan saate see seda selle siin siis sina sinu
    seal soovin sul ta tahan te teen teha teie teil tema tere või võib võiks võiksin võin`,
  fi: `että haluaisin haluan he hei heidän hän hänen ja jo joka jos jossa jotka ketä kiitos koska kuin kuinka
    kuka kun me meidän meillä mihin mikä mikäli miksi millainen milloin minkä minulla minulle minun minä
    missä mistä miten mitä mutta myös ne niiden nyt nämä näin olen olemme olet olette oli olisi olla on ovat
    pitäisi pitää se sekä sen siihen siis siitä sille sinun sinä sitä tai te teidän teillä tuo tuon tämä
    tämän tässä tätä vai voi voidaan voiko voin voinko voisi voitte`,
  ga: `a ach ag agam agat agus aige an ar as atá ba bhfuil bhí cad cá cathain cé céard cén chuig chun conas dá
    de den do dom don dhéanamh déan déanaim duit é faoi féidir fáth go i iad in is le leat leis lena linn
    liom má mar mé mo muid na nó nuair ó ón sa sé seo sí siad sibh sin sinn tá táim tú tusa`,
  he: `אבל או אוכל אותה אותו אותי אז איזה איזו איך אילו איפה אל אלה אם אנחנו אני אפשר את אתה אתם בבקשה בה בו גם
    האם הוא הזאת הזה הזו היא היו היה הייתה היכן הם הן זאת זה זו יכול יכולה יש כאן כבר כדי כי כיצד לה להיות
    להם לו לי לך לכם למה לנו מדוע מה מי ממני מתי ניתן עבור עוד על עם צריך צריכה רוצה של שלה שלו שלום שלי שלך
    שלכם שלנו`,
  hi: `अपना अपनी अपने आप आपका आपकी आपके आपको इन इन्हें इस इसका इसकी इसके इसे उन उन्हें उस उसका उसकी उसके उसे एक
    और करना करने करता करती करते करूँ करूं करें कब कहाँ कहां का कि किया किस किसे की कृपया के कैसे को कोई कौन
    कौनसा कौनसी क्या क्यों चाहता चाहती चाहिए जब जिस जो तक तुम तो था थी थीं थे द्वारा नमस्ते ने पर भी मुझे
    में मेरा मेरी मेरे मैं मैंने यह या ये लिए वह वे सकता सकती सकते साथ से हम हमारा हमारी हमारे हमें ही हूँ
    हूं है हैं हो होता होती होते होना`,
  hr: `a ako ali bi bih bila bili bio biti bude budu će ćete ću da do dok ga gdje i ih ili im ima imam imate iz
    ja je jer jesam jeste ju kad kada kako kamo kao kod koja koje koji kojem koju me mene meni mi mogu moj
    moja moje molim moram može možemo možete na nad nam nama nas naš naša naše nego njega njegov njihov o od
    on ona oni ono ova ovaj ove ovo pa po pod prema pri s sa sam se si smo ste su svoj svoja svoje što šta
    ta taj tako te ti tko to tu u uz vam vas vaš vaša vaše vi za zašto želim`,
  hu: `a ahol aki akkor ami amely amikor annak az azok azon azonban azt bár csak de egy ehhez én engem enyém és
    ez ezek ezen ezt ha hanem hogy hogyan hol honnan hova hová is itt kell kellene kérem kérjük kinek kit
    lehet lesz mely melyik meg mert mi miért mikor milyen mint mit mivel már most nekem neki nekünk ő ők
    őket ön önnek önök ott pedig s szeretnék szeretném szia te ti tudok ugyan ugye úgy üdv vagy vagyok való
    van vannak volna volt voltak`,
  id: `ada adalah agar akan aku anda apa apakah atau bagaimana bagi bahwa bisa bisakah boleh dalam dan dapat
    dapatkah dari dengan di dia halo harus ia ingin ini itu jika juga kalau kami kamu kapan karena ke kenapa
    kepada kita maka mana mau melakukan mengapa mereka mohon oleh pada para saat saya seperti siapa silakan
    sudah supaya tentang tersebut tolong untuk yaitu yang`,
  lt: `ar arba aš ant apie bei bet bus buvo būti čia dar dėl esate esu galima gali galite galiu į iki ir iš jai
    jam jei jeigu ji jie jis jo jog jos jų juos jūs jūsų kad kada kai kaip kam kas kodėl kokia kokią kokie
    koks kur kuri kurie kurį kuris labas man mane mano mes mums mūsų nes noriu nuo o pagal pas per po prašau
    prie sau savo su ta tai taip tas ten tie tik to tu tuo turi turiu už yra`,
  lv: `ar arī bet bija bijis būs būt būtu es esam esat esmu gan gribu ir ja jau jo jums jūs jūsu ka kad kas kā
    kāda kādas kādi kāds kādu kāpēc kam ko kur kura kuras kuri kurš kuru lai lūdzu man mana manas mani mans
    manu mēs mums mūsu no pa par pēc pie sava savs savu sveiki ta tad tajā tam tas tā tie tiek tikai to tu
    tur un uz vai vajag var varat varu vēlos viņa viņi viņš viņu šeit šī šis šo`,
  mt: `aħna b bi bil biex dak dan dawk dawn dik din dwar f fejn fi fil fuq għal għaliex għall għandek għandi
    għandna għandu hawn hekk hemm hi hija hu huma huwa il inhi inhu inhuma int inti intom irrid jekk jew
    jien jiena jista kien kienet kienu kif l li lil mal meta mill min minn nista nixtieq qed sa se ser ta
    tagħha tagħhom tagħkom tagħna tal tiegħek tiegħi tiegħu tista tistgħu u x xi`,
  pl: `a aby albo ale bo być był była było były będę będzie chcę chciałabym chciałbym ci co cześć czy dla
    dlaczego do gdy gdzie go i ich im ja jak jaka jaki jakie jako je jego jej jest jestem jeśli jeżeli już
    kiedy kim kto która które którego której który których lub ma macie mają mam mamy mi mną mnie mogę moja
    moje mojego mojej może możecie można mój my na nad nam nas nasz nasza nasze nim o od on ona one oni ono
    oraz pan pani państwa państwo po pod ponieważ proszę przez przy są się swoją swoje swój ta tak także tam
    te tego tej ten tę to tu ty tym u w was wasz wasze we z za ze że żeby`,
  ro: `a acea aceasta această aceste acestea acel acele acest acolo ai aici al ale am ar are aș ați au avea
    avem aveți ca care că când ce cea cei cel cele cine cu cui cum dacă de deci din doresc e ea ei el ele
    este eu fi fie fost îi îl îmi în între își îți la le li lor lui mai mă mea mei mele meu mi mie noastre
    noi nostru o ori pe pentru poate pot prin putem puteți rog s salut sau să se sunt suntem sunteți ta tale
    tău te trebuie tu ți un una unde unei unor unui va vă voi vom vor vostru vreau vrem`,
  ru: `а бы был была были было быть в вам вас ваш ваша ваше ваши во вот вы где для до его ее если есть же за
    здравствуйте и из или им их к как какая какие какой каком когда кого которая которые который кто куда ли
    меня мне мной мое моего моей мои мой моя могу может можете можно мы на над надо нам нас наш наша наши
    него но ну нужно о об он она они оно от по под пожалуйста почему при привет с свои свой свою себя со так
    такой там те тебя то того той тоже только том тут ты у уже хотел хочу что чтобы эта эти это этой этот
    эту я`,
  sk: `a aby ahoj aj ak ako aká aké aký ale alebo asi bol bola boli bolo bude budem by byť cez čo či do ho
    chcel chcem ich ja je jeho jej k kam kde kedy keď kto ktorá ktoré ktorí ktorý ktorú ku ma mať mám máte
    mi mne mňa moja moje môj môjho môže môžem môžete my na nad nám nás náš naša naše nech o od on ona oni
    ono po pod podľa pre prečo pri prosím s sa si sme so som ste sú svoj svoje svoju ta tá tak tam táto ten
    tento tie to toto tu ty u už v vám vás váš vaša vaše vo vy z za zo že`,
  sl: `a ali bi bil bila bili bilo biti bo bodo bom da do ga in iz jaz je jih jo k kaj kako kakšen kakšna
    kakšno kam katera kateri katero kdaj kdo ker ki kje ko kot lahko me mene meni mi moj moja moje moram mu
    na nad naj nam nas naš naša naše njegov njih o ob od on ona oni ono pa po pod pozdravljeni pri prosim
    rad s se sem si smo so sta ste sva svoj svoje svojo ta tako te tega tem ti tisti to tu tudi u v vam vas
    vaš vaša vaše vi z za zakaj že želim`,
  sv: `att av blev blir de dem den denna deras dess det detta dig din dina ditt du där då eller en er era ert
    ett finns för från får få gör göra ha hade han har hej henne hennes hon honom hos hur här i jag kan
    kunde man med men mig min mina mitt måste ni nu någon något några när och också om oss på samt sig sin
    sina sitt ska skall skulle snälla som så till vad var vara varför varit vart vem vi vid vilka vilken
    vilket vill ville vår våra vårt är`,
  uk: `а або але б би був була були було бути в вам вас ваш ваша ваше ваші вже ви від він вона вони воно де для
    до є ж з за зі й його із і її їх коли кого кому куди мене мені ми мій мого моє моєї мої моя може можете
    можна можу на над нам нас наш наша наші них о ось під по потрібно привіт при про прошу себе свій свої
    свою собі та так також такий там те тебе ти той тому треба тут у хотів хочу хто це цей ця ці цю чи чим
    чому що щоб я як яка яке який які якщо`,
  vi: `ai ạ bị bởi các cần cho cũng đâu đang để được gì hoặc khi là làm muốn nào này nếu nhé như những ơn ở
    phải rất sao sẽ thì tôi trong và vậy với xin`,
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
