/** In place of `page/storage.ts`: the widget keeps nothing on the device, since the storage there belongs to another site. */

/** Never asks for what is stored. */
export const tryStorage = <T>(_access: () => T): T | undefined => undefined;

/** Nothing is stored. */
export const storedJson = (_key: string): unknown => undefined;

/** Stores nothing. */
export const storeJson = (_key: string, _value: unknown): true | undefined => undefined;
