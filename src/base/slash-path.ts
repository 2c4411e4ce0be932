/** Parts of paths with slashes: of content, addresses and files in a site, on every system. */

/** @example parentOf('orders/returns/refund') // => 'orders/returns' */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** @example lastPart('orders/returns/refund') // => 'refund' */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
