/** For `astro check` and editors, which look for this file. Fener's own commands pass Astro the same configuration. */
import { placesFrom } from './src/files/places.ts';
import { astroConfig } from './src/publish/render/astro-config.ts';
import { readSiteFacts } from './src/publish/render/site-facts.ts';

const places = placesFrom(process.env);
export default astroConfig(places, readSiteFacts(places));
