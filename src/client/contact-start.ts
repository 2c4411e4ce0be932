/** The little that pages with contact channels load at once: the elements' code follows when it is needed. */
import { whenNear } from './when-near.ts';

if (document.querySelector('help-status')) void import('./help-status.ts');
whenNear('help-contact', () => import('./help-contact.ts'));
