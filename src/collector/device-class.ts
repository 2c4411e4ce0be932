/** What kind of device a reader holds. Only one of three words is kept of what the browser says. */

export type DeviceClass = 'phone' | 'tablet' | 'computer';

/**
 * The class of the device whose browser calls itself so; `undefined` for one that says nothing. iPads ask for the pages of
 * computers, and count as such.
 */
export function deviceClassOf(userAgent: string): DeviceClass | undefined {
  if (userAgent === '') return undefined;
  if (/iPad|Tablet|Silk(?!.*Mobile)|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  return /Mobi|iPhone|iPod|Windows Phone/i.test(userAgent) ? 'phone' : 'computer';
}
