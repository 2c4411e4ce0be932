/** What translators do to a document. */

/** The document with each source as its target, its words changed. */
export const withTargets = (xml: string, change: (text: string) => string = (text) => text) =>
  xml.replace(
    /<source>([^]*?)<\/source>(?:<target>[^]*?<\/target>)?/g,
    (_, source: string) =>
      `<source>${source}</source><target>${source.replace(/[^<>]+(?=<|$)|<[^>]*>/g, (part) => (part.startsWith('<') ? part : change(part)))}</target>`,
  );

/** Changes letters and nothing that may be markup or XML. */
export const translated = (text: string) =>
  text.replace(/&[a-z#0-9]+;|\p{Ll}/gu, (part) => (part.length > 1 ? part : part.toUpperCase()));
