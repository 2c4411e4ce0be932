/** Keeps the page working without a network: a service worker that answers below the page's own folder. */
import { servedPath } from '#client/page/served-path.ts';
import { tryStorage } from '#client/page/storage.ts';

/** Registers it. Where that isn't possible (in some frames, without HTTPS), the page works with a network only. */
export function keepOffline(worker: string): void {
  // A sandboxed frame may not even ask for what registers it.
  const registered = tryStorage(() => navigator.serviceWorker.register(servedPath(worker)));
  registered?.catch(() => undefined);
}
