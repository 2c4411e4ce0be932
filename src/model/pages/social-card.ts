/** What a social image says; drawn by the build. */
export interface SocialCard {
  readonly title: string;
  readonly siteName: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Hue of the brand, 0 to 360. */
  readonly hue: number;
}

/** Gives the path of a card's image, or nothing where the site has none. */
export type SocialImageOf = (card: SocialCard) => string | undefined;

/** From how many article pages on only home pages have an image of their own, unless site.yaml asks for all. */
export const mostSocialImages = 500;
