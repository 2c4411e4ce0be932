/** Sends ratings to the collector. Files of the site are served without it. */
const collector = 'https://collector.example.com';

export default {
  /** @param {Request} request */
  async fetch(request) {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(collector + pathname + search, request));
  },
};
