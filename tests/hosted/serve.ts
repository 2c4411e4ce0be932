/** Serves a made centre until it is ended: `node tests/hosted/serve.ts zendesk|intercom [articles]`. */
import { makeCentre } from './centre.ts';
import { intercomApi } from './intercom.ts';
import { startHosted } from './server.ts';
import { zendeskApi } from './zendesk.ts';

const [system, articles = '200'] = process.argv.slice(2);
const isZendesk = system === 'zendesk';
const locales = isZendesk ? ['en-us', 'de', 'ar', 'pt-br'] : ['en', 'de', 'ar', 'pt-BR'];
const centre = makeCentre({ articles: Number(articles), locales, filesEvery: 10, links: 4 });
const api = isZendesk
  ? zendeskApi(centre, { limitEvery: 11, cutOnce: [2] })
  : intercomApi(centre, { limitEvery: 11 });
const { origin } = await startHosted(api);
process.stdout.write(`${origin}\n`);
