/** Serves a made centre until it is ended: `node tests/hosted/serve.ts zendesk|intercom|helpscout|freshdesk [articles]`. */
import { makeCentre } from './centre.ts';
import { freshdeskApi } from './freshdesk.ts';
import { helpscoutApi } from './helpscout.ts';
import { intercomApi } from './intercom.ts';
import { startHosted } from './server.ts';
import { zendeskApi } from './zendesk.ts';

const apis = { zendesk: zendeskApi, intercom: intercomApi, helpscout: helpscoutApi, freshdesk: freshdeskApi };
const locales = {
  zendesk: ['en-us', 'de', 'ar', 'pt-br'],
  intercom: ['en', 'de', 'ar', 'pt-BR'],
  helpscout: ['en'],
  freshdesk: ['en', 'de', 'ar', 'pt-BR'],
};

const [system = '', articles = '200'] = process.argv.slice(2);
const isSystem = (name: string): name is keyof typeof apis => Object.hasOwn(apis, name);
if (!isSystem(system)) throw new Error(`Name one of: ${Object.keys(apis).join(', ')}`);
const centre = makeCentre({
  articles: Number(articles),
  locales: locales[system],
  filesEvery: 10,
  links: 4,
  isMessy: true,
});
const { origin } = await startHosted(apis[system](centre, { limitEvery: 11 }));
process.stdout.write(`${origin}\n`);
