/** Keeps the page working without a network: a service worker that answers below the page's own folder. */
import { servedPath } from '#client/page/served-path.ts';

/** Registers it. Where that isn't possible (in some frames, without HTTPS), the page works with a network only. */
export function keepOffline(worker: string): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(servedPath(worker)).catch(() => undefined);
}
