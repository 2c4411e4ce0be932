/** Areas across the antimeridian, for maps on a plane. */

type Ring = GeoJSON.Position[];

/**
 * The area with longitudes that run on past 180 degrees instead of jumping to the other side (`world-atlas` stitches
 * Russia, Fiji and Antarctica together on the sphere). A ring around a pole is closed along its edge of the map.
 */
export function unwrapArea<T extends GeoJSON.Geometry>(geometry: T): T {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: geometry.coordinates.map(unwrapRing) };
  if (geometry.type === 'MultiPolygon') {
    return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(unwrapRing)) };
  }
  return geometry;
}

function unwrapRing(ring: Ring): Ring {
  let shift = 0;
  let last: number | undefined;
  const unwrapped = ring.map(([lng = 0, lat = 0]) => {
    if (last !== undefined && lng - last > 180) shift -= 360;
    if (last !== undefined && last - lng > 180) shift += 360;
    last = lng;
    return [lng + shift, lat];
  });
  const [first, end] = [unwrapped[0], unwrapped.at(-1)];
  if (!first || !end || shift === 0 || first[0] === end[0]) return unwrapped;
  const pole = (end[1] ?? 0) < 0 ? -90 : 90;
  return [...unwrapped, [end[0] ?? 0, pole], [first[0] ?? 0, pole], first];
}
