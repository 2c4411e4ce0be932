/** What every page loads first. The code of each part follows on pages that have the part. */
import './menus.ts';
import '#client/search/trigger.ts';
import '#client/contact/start.ts';

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  // At once: a vote made offline needs the rating, and votes that wait are sent by it.
  'help-rating, help-tabs, help-video, .prose details': () => import('#client/article/start.ts'),
  'help-contact-form': () => import('#client/contact/contact-page.ts'),
  'help-agents': () => import('#client/agents/help-agents.ts'),
};

for (const [tags, load] of Object.entries(parts)) if (document.querySelector(tags)) void load();
