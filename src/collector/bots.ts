/** Programs that say what they are. What they send is answered, counted and not kept. */

/** Crawlers, link previews and monitors. `CUBOT` is a maker of phones. */
const crawler =
  /(?<!cu)bot\b|crawl|spider|slurp|mediapartners|bingpreview|facebookexternalhit|whatsapp|pingdom|uptime|lighthouse|archive\.org|prerender|validator/i;

/**
 * Whether a user agent is a program's: it names a crawler, or is empty. Browsers driven by a script are not
 * told apart: limits and the cap on votes of one visitor hold for them as for everybody.
 */
export const isBot = (userAgent: string): boolean => userAgent.trim() === '' || crawler.test(userAgent);
