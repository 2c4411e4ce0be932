/**
 * What an import could not carry over, marked where it stands: `[text](todo:/old/page)`, `![alt](todo:old.png)`,
 * `![todo:](images/label.png)`. Readers see the words of the link or image; the check lists the mark until it's mended.
 */

const scheme = /^todo:/i;

/** Whether an address, or an alternative text, stands for one that is still to be found. */
export const isTodo = (written: string): boolean => scheme.test(written);

/** What the address was before. */
export const withoutTodo = (written: string): string => written.replace(scheme, '');
