/** Web Mercator (https://en.wikipedia.org/wiki/Web_Mercator_projection): the world as a square with sides of 1. */
import { clamp } from '#base/clamp.ts';
import type { GeoPoint } from './geo.ts';

export const toX = (lng: number): number => (lng + 180) / 360;

export function toY(lat: number): number {
  const sin = Math.sin((clamp(lat, -85, 85) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** World size in pixels at zoom 0. */
export const tileSize = 256;

/** A drawing of a part of the world. */
export interface MapView {
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  /** Top left corner in pixels of the world at this zoom. */
  readonly left: number;
  readonly top: number;
}

/** Drawings use half pixels as their unit, so that coordinates are whole numbers. */
export const drawingScale = 2;

/** Position in half pixels of the drawing; of the copies of the world the one nearest to its middle. */
export function placeOn(view: MapView, { lat, lng }: GeoPoint): readonly [x: number, y: number] {
  const world = tileSize * 2 ** view.zoom;
  const middle = view.left + view.width / 2;
  const x = toX(lng) * world;
  const copy = Math.round((middle - x) / world) * world;
  return [
    Math.round((x + copy - view.left) * drawingScale),
    Math.round((toY(lat) * world - view.top) * drawingScale),
  ];
}
