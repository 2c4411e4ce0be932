/**
 * The widget's module, `/widget/v1.js`: the element, its button, and what opens it. All that it shows is fetched when it is
 * opened first.
 */
import { listen } from './api.ts';
import './data-help.ts';
import { HelpWidget } from './help-widget.ts';

if (!customElements.get('help-widget')) {
  customElements.define('help-widget', HelpWidget);
  listen();
}
