/** What every page loads at once. The code of a part follows on pages that have the part. */
import './menus.ts';
import './search-trigger.ts';
import './contact-start.ts';
import './language-chooser.ts';
import { whenNear } from './when-near.ts';

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  'help-tabs': () => import('./help-tabs.ts'),
  'help-video': () => import('./help-video.ts'),
  'help-contact-form': () => import('./contact-page.ts'),
  'help-agents': () => import('./help-agents.ts'),
};

for (const [tag, load] of Object.entries(parts)) if (document.querySelector(tag)) void load();
whenNear('help-rating', () => import('./help-rating.ts'));
