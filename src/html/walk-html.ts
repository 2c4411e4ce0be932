/** Goes through HTML from its start to its end, without places: three times as fast as with them. */
import { Tokenizer } from 'parse5';
import type { HtmlAttribute } from './read-tags.ts';
import { modeWithin } from './text-elements.ts';

/** Told of what is met, in order. Names are in lower case, attributes and texts decoded. */
export interface HtmlVisitor {
  readonly open: (name: string, attributes: readonly HtmlAttribute[]) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Calls the visitor with every tag and text. Skips comments. */
export function walkHtml(html: string, { open, close, text }: HtmlVisitor): void {
  const nothing = () => {};
  const characters = text ? ({ chars }: { readonly chars: string }) => text(chars) : nothing;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: ({ tagName, attrs }) => {
        open(tagName, attrs);
        tokenizer.state = modeWithin(tagName) ?? tokenizer.state;
      },
      onEndTag: close ? ({ tagName }) => close(tagName) : nothing,
      onCharacter: characters,
      onWhitespaceCharacter: characters,
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(html, true);
}
