/** Where the help centre is: all files of the widget lie in its folder `widget/`. */
export const centreAddress = new URL(/* @vite-ignore */ '..', import.meta.url).href.replace(/\/$/, '');

/** The path of the site at which an address leads; `undefined` where that's another site. */
export const pathInCentre = ({ href }: Pick<URL, 'href'>): string | undefined =>
  href.startsWith(`${centreAddress}/`) ? href.slice(centreAddress.length) : undefined;
