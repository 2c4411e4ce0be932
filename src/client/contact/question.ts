/** Whether what somebody has typed says enough to look for answers. */

const denseScript = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Three characters; two where a character is a syllable or a word. */
export const isLongEnough = (text: string): boolean => [...text].length >= (denseScript.test(text) ? 2 : 3);
