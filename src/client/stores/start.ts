/** What pages with stores load: the small elements at once, finder and map where the page has them. */
import './help-directions.ts';
import './help-nearest-stores.ts';
import './help-store-hours.ts';
import './help-store-list.ts';

const large: Readonly<Record<string, () => Promise<unknown>>> = {
  'help-stores': () => import('./help-stores.ts'),
  'help-store-map': () => import('./help-store-map.ts'),
};

for (const [tag, load] of Object.entries(large)) if (document.querySelector(tag)) void load();
