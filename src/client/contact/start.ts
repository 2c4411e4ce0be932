/** What every page loads of contact first: the status line, and what waits for channels, if the site has them. */
import './help-status.ts';
import './panels.ts';
