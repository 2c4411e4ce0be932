import type { Shades } from '#site/palette.ts';

/** What a social image says; drawn by the build. */
export interface SocialCard {
  readonly title: string;
  readonly siteName: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly colors: Pick<Shades, 'paper' | 'ink' | 'inkSoft' | 'brandFill'>;
}

/** Gives the path of a card's image, or nothing where the site has none. */
export type SocialImageOf = (card: SocialCard) => string | undefined;

/** From how many article pages on only home pages have an image of their own, unless site.yaml asks for all. */
export const mostSocialImages = 500;
