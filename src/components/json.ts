/** JSON that is safe inside a script element: it can't end the element. */
export const escapeJsonForHtml = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');
