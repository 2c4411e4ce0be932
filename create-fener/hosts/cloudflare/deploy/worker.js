/** Sends ratings to the collector, and Markdown to programs that prefer it. All else is served without it. */
import { negotiate } from '../dist{{base}}/_server/negotiate.js';

const collector = 'https://collector.example.com';

export default {
  /**
   * @param {Request} request
   * @param {{ ASSETS: { fetch(request: Request): Promise<Response> } }} env
   */
  async fetch(request, env) {
    const { pathname, search } = new URL(request.url);
    return pathname.startsWith('{{base}}/_feedback/')
      ? fetch(new Request(collector + pathname + search, request))
      : negotiate(request, (asked) => env.ASSETS.fetch(asked));
  },
};
