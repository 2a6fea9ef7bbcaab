/** When a wave was asked: first and last day. */
export interface Days {
  from: string;
  to: string;
}

/** Nearer than this part of what they would have evenly, the words of two waves run into each other. */
const nearest = 0.4;

/**
 * Where waves stand along the axis of time, from 0 to 1: at the middle of the days that they were asked, where all of
 * these are known, and evenly otherwise, or where two waves would be too close to read.
 */
export function wavePlaces(waves: (Days | undefined)[]): { places: number[]; isToScale: boolean } {
  const last = waves.length - 1;
  const evenly = { places: waves.map((_, place) => (last > 0 ? place / last : 0.5)), isToScale: false };
  const middles = waves.flatMap((days) => (days ? [(Date.parse(days.from) + Date.parse(days.to)) / 2] : []));
  if (last < 1 || middles.length < waves.length) return evenly;
  const [first, end] = [middles[0]!, middles[last]!];
  const places = middles.map((middle) => (middle - first) / (end - first));
  const isReadable = places.every((place, at) => at === 0 || place - places[at - 1]! >= nearest / last);
  return isReadable ? { places, isToScale: true } : evenly;
}
