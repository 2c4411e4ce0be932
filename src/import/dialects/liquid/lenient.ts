/** Liquid that Ruby's parser takes and others don't, as both do. */

const tag = /\{%-?\s*(?:if|unless|elsif|case|when|assign|for)\b(?:(?!%\})[\s\S])*%\}/g;

/** The text with `{% if {{ x }} %}` as `{% if x %}`. Line breaks stay. */
export const lenient = (text: string): string =>
  text.replace(tag, (whole) =>
    whole.includes('{{') ? `{%${whole.slice(2, -2).replace(/\{\{|\}\}/g, ' ')}%}` : whole,
  );
