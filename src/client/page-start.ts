/** What every page loads at once. The code of a part follows on pages that have the part. */
import './menus.ts';
import './search-trigger.ts';
import './contact-start.ts';

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  // At once: a vote made offline needs the rating, and votes that wait are sent by it.
  'help-rating, help-tabs, help-video, .prose details': () => import('./article-parts.ts'),
  'help-contact-form': () => import('./contact-page.ts'),
  'help-agents': () => import('./help-agents.ts'),
};

for (const [tags, load] of Object.entries(parts)) if (document.querySelector(tags)) void load();
