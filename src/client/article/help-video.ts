/** A video that loads its player only when the reader asks for it; without this script it is a link. */
import { servedAddress } from '#client/page/served-path.ts';

export class HelpVideo extends HTMLElement {
  #abort: AbortController | undefined;

  connectedCallback(): void {
    this.#abort = new AbortController();
    this.querySelector('.video-link a')?.addEventListener('click', (event) => this.#play(event), {
      signal: this.#abort.signal,
    });
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
  }

  #play(event: Event): void {
    const { embed, title = '' } = this.dataset;
    const isModified = event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey);
    if (!embed || isModified) return;
    event.preventDefault();
    const player = /\.(mp4|webm)$/.test(embed)
      ? document.createElement('video')
      : document.createElement('iframe');
    player.title = title;
    if (player instanceof HTMLVideoElement) {
      player.controls = true;
      player.autoplay = true;
      player.src = servedAddress(embed);
    } else {
      player.allow = 'autoplay; fullscreen; picture-in-picture';
      player.src = `${embed}${embed.includes('?') ? '&' : '?'}autoplay=1`;
    }
    this.querySelector('.video-link')?.replaceWith(player);
    player.focus();
  }
}

customElements.define('help-video', HelpVideo);
