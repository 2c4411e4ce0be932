/**
 * What every page loads first: menus, and what starts search and contact channels when a reader turns to them. The rooms of
 * other parts follow on pages that have the part.
 */
import './page/menus.ts';
import './search/start.ts';
import './contact/start.ts';
import './stores/start.ts';
import './tools/start.ts';
import { loadRooms } from './page/rooms.ts';

loadRooms({
  // At once: a vote made offline needs the rating, and votes that wait are sent by it.
  '.columns-article, help-rating, help-tabs, help-video, .prose details': () => import('./article/start.ts'),
  'help-agents': () => import('./agents/start.ts'),
  '[data-old-addresses]': () => import('./missing/start.ts'),
});
