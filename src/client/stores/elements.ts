/** The small elements about stores, in one file. Finder and map have their own. */
import './help-directions.ts';
import './help-nearest-stores.ts';
import './help-store-hours.ts';
import './help-store-list.ts';
