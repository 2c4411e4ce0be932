/** Types for a package without types, https://github.com/photostructure/tz-lookup. */
declare module 'tz-lookup' {
  /** IANA name of the zone at a position; throws a RangeError outside -90…90 and -180…180. */
  export default function lookUpTimeZone(latitude: number, longitude: number): string;
}
