/** What pages with stores load first: the small elements. Finder and map come with their own markup, on their pages only. */
import './help-directions.ts';
import './help-nearest-stores.ts';
import './help-store-hours.ts';
import './help-store-list.ts';
