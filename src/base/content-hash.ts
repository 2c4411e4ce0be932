/** One hash for names of files, keys of caches and noticing changes. */
import { hash } from 'node:crypto';

/**
 * The first 16 hexadecimal digits of the SHA-256 of some content. They are enough to tell apart all that one site has, but don't
 * withstand somebody who looks for two contents with the same hash.
 */
export const contentHash = (content: string | Uint8Array): string => hash('sha256', content).slice(0, 16);
