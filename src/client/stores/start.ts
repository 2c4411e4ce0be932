/** What every page of a site with stores loads of them first: what fetches the small elements, the finder and the map. */
import { loadRooms } from '#client/page/rooms.ts';

loadRooms({
  'help-directions, help-nearest-stores, help-store-hours, help-store-list': () => import('./elements.ts'),
  'help-stores': () => import('./help-stores.ts'),
  'help-store-map': () => import('./help-store-map.ts'),
});
