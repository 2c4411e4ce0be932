/** JSON that is safe inside a script element: nothing in it can end the element. */
export const escapeJsonForHtml = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');
