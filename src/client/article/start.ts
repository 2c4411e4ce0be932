/** The elements of articles, in one file: a request costs a phone more than a kilobyte does. */
import '#client/feedback/help-rating.ts';
import './help-tabs.ts';
import './help-video.ts';
import './reading.ts';
// After the tabs, whose parts it opens.
import './reveal.ts';
