/** What is wrong with a link or an image by itself: where it leads is the model's question. */
import { didYouMean } from '#problems/nearest.ts';
import { checkTarget, isShownAddress, type TargetFinding } from './check-target.ts';
import { isTodo, withoutTodo } from './todo.ts';
import { isSafeImage, isSafeLink, safeSchemes } from './vocabulary.ts';

/** What is wrong with a reference, and whether it's one that may be shown. */
export interface Judged {
  readonly isAllowed: boolean;
  readonly findings: readonly TargetFinding[];
}

/**
 * Judges a link with its words.
 *
 * Problems: `unsafe-link`, `todo-link`, `link-shows-address`, those of `checkTarget`.
 */
export function judgeLink(target: string, label: string): Judged {
  if (!isSafeLink(target)) return { isAllowed: false, findings: [unsafeLink(target)] };
  const wrong = checkTarget(target);
  return {
    isAllowed: true,
    findings: [
      ...(isTodo(target) ? [todoLink(withoutTodo(target))] : []),
      ...(isShownAddress(label) && !wrong ? [shownAddress(target, label)] : []),
      ...(wrong ? [wrong] : []),
    ],
  };
}

const todoLink = (old: string): TargetFinding => ({
  code: 'todo-link',
  message: `This led to "${old}" before the import. Readers see the words, and no link.`,
  fix: 'Link to what answers it now, as in [text](id:…), or remove the link.',
});

const shownAddress = (target: string, label: string): TargetFinding => ({
  code: 'link-shows-address',
  message: `The link shows its address, "${label}".`,
  fix: `Write what it leads to: [words](${target}).`,
});

/** A link that nobody sees. */
export const linkWithoutText = (target: string): TargetFinding => ({
  code: 'link-without-text',
  message: `The link to "${target}" has no text, so nobody sees it.`,
  fix: `Write [text](${target}), or remove the link.`,
});

/** A link that may do anything. */
export const unsafeLink = (target: string): TargetFinding => ({
  code: 'unsafe-link',
  message: `${JSON.stringify(target)} is not a link that Fener allows.`,
  fix: /^https?:\/\/[^/?#\s]*@/i.test(target)
    ? 'Remove the name and password in front of "@".'
    : `${didYouMeanScheme(target)}Write the whole address, with https://, mailto:, tel: or sms:.`,
});

/** `htps:` means `https:`. */
function didYouMeanScheme(target: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(target)?.[0] ?? '';
  return safeSchemes.has(scheme.toLowerCase()) ? '' : didYouMean(scheme, safeSchemes);
}

/**
 * Judges an image with its alternative text.
 *
 * Problems: `todo-image`, `todo-alt`, `image-without-alt`, and `unsafe-link` where it may hold anything.
 */
export function judgeImage(target: string, alt: string): Judged {
  if (isTodo(target)) return { isAllowed: false, findings: [todoImage(withoutTodo(target))] };
  const isAllowed = isSafeImage(target);
  return { isAllowed, findings: [...judgeAlt(target, alt), ...(isAllowed ? [] : [unsafeImage(target)])] };
}

function judgeAlt(target: string, alt: string): readonly TargetFinding[] {
  const fix = `Describe it: ![what it shows](${target}).`;
  if (isTodo(alt)) {
    const message = `Image "${target}" had no alternative text before the import.`;
    return [{ code: 'todo-alt', message, fix }];
  }
  const message = `Image "${target}" has no alternative text.`;
  return alt.trim() === '' ? [{ code: 'image-without-alt', message, fix }] : [];
}

const todoImage = (old: string): TargetFinding => ({
  code: 'todo-image',
  message: `The image was "${old}" before the import, and the import didn't find it.`,
  fix: 'Save the image beside the article and use its file name, or remove it.',
});

const unsafeImage = (target: string): TargetFinding => ({
  code: 'unsafe-link',
  message: `${JSON.stringify(target.slice(0, 60))} is not an image that Fener allows.`,
  fix: 'Save the image beside the article and use its file name.',
});
