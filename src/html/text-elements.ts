import { TokenizerMode } from 'parse5';

type Mode = (typeof TokenizerMode)[keyof typeof TokenizerMode];

/** Elements whose content is text to a browser (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody). */
const textElements: Readonly<Record<string, Mode>> = {
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.RAWTEXT,
  plaintext: TokenizerMode.PLAINTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
  xmp: TokenizerMode.RAWTEXT,
};

/** How a browser reads what follows the start tag; `undefined`: as before. */
export const modeWithin = (element: string): Mode | undefined =>
  Object.hasOwn(textElements, element) ? textElements[element] : undefined;
