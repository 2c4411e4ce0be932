/** Which map application a device has: its own comes first among links to directions. */

/** A kind of device, by the map application that comes with it. */
export type Platform = 'apple' | 'android' | 'other';

/** Names that `navigator.userAgentData.platform` and `navigator.platform` give. */
export function platformOf(name: string, touchPoints: number): Platform {
  if (/^(mac|iphone|ipad|ipod|ios)/i.test(name)) return 'apple';
  return /android/i.test(name) || (/^linux arm/i.test(name) && touchPoints > 0) ? 'android' : 'other';
}

const preferred: Record<Platform, readonly string[]> = {
  apple: ['apple'],
  android: ['google', 'geo'],
  other: [],
};
/** `geo:` opens a chooser on Android only; elsewhere the link does nothing. */
const unusable: Record<Platform, readonly string[]> = { apple: ['geo'], android: [], other: ['geo'] };

/** The same providers with the platform's own first and without those that do nothing there. */
export function orderForPlatform<Provider extends string>(
  providers: readonly Provider[],
  platform: Platform,
): Provider[] {
  const usable = providers.filter((provider) => !unusable[platform].includes(provider));
  const first = preferred[platform].flatMap((name) => usable.filter((provider) => provider === name));
  return [...first, ...usable.filter((provider) => !first.includes(provider))];
}
