/** Sends Markdown to programs that prefer it. netlify.toml switches it on. */
import { negotiate } from '../../dist{{base}}/_server/negotiate.js';

/**
 * @param {Request} request
 * @param {{ next(): Promise<Response> }} context
 */
export default (request, context) =>
  negotiate(request, (asked) => (asked === request ? context.next() : fetch(asked)));
