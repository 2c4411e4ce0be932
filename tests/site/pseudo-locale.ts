/** A language that nobody speaks: accents show text that the font clips, brackets show text that is cut or not translated. */
import type { MessageTree } from '#i18n/messages.ts';

const accented: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aàbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž'.matchAll(/(.)(.)/gu)].map(
    ([, plain = '', other = '']) => [plain, other],
  ),
);

/** `Show {{count}}` becomes `⟦šĥöŵ {{count}}⟧`: placeholders stay. */
const pseudoText = (text: string): string =>
  `⟦${text.replace(/\{\{.*?\}\}|[a-z]/gu, (part) => accented[part] ?? part)}⟧`;

/** The messages of a file in the pseudo-language. */
export const pseudoMessages = (messages: MessageTree): MessageTree =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoMessages(value),
    ]),
  );
