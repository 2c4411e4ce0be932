/** What articles have, in one file: a request costs a phone more than a kilobyte does. Only videos, pictures and code are in too few. */
import '#client/feedback/help-rating.ts';
import './help-tabs.ts';
import './reading.ts';
// After the tabs, whose parts it opens.
import './reveal.ts';
import { loadRooms } from '#client/page/rooms.ts';

loadRooms({
  '.columns-article .prose img': () => import('./pictures.ts'),
  '.columns-article .prose pre': () => import('./code.ts'),
  'help-video': () => import('./help-video.ts'),
});
