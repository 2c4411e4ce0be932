/** `<help-directions>`: puts the platform's own map application first; the links work without it. */
import { orderForPlatform, platformOf } from '#model/stores/browser/platform.ts';

class HelpDirections extends HTMLElement {
  connectedCallback(): void {
    const links = new Map(
      [...this.querySelectorAll<HTMLElement>('[data-provider]')].map((link) => [
        link.dataset['provider'] ?? '',
        link,
      ]),
    );
    const platform = platformOf(navigator.platform, navigator.maxTouchPoints);
    const order = orderForPlatform([...links.keys()], platform);
    const first = this.querySelector('[data-first]');
    const others = this.querySelector('[data-others]');
    order.forEach((provider, n) => {
      const link = links.get(provider);
      if (link) (n === 0 ? first : others)?.append(link);
    });
    for (const [provider, link] of links) if (!order.includes(provider)) link.remove();
  }
}

customElements.define('help-directions', HelpDirections);
