/** Places in the box of 64 by 64 in which a medal is drawn, around its middle. */
export type Point = readonly [x: number, y: number]

const MIDDLE: Point = [32, 31]

/** The point at an angle, in degrees, of a circle around the middle: 0 is right, 90 is at the bottom. */
export function polar(degrees: number, radius: number): Point {
  const angle = (degrees * Math.PI) / 180
  return [MIDDLE[0] + radius * Math.cos(angle), MIDDLE[1] + radius * Math.sin(angle)]
}

/** The corners of a regular polygon, beginning at the top and going clockwise. */
export function corners(count: number, radius: (index: number) => number): readonly Point[] {
  return Array.from({ length: count }, (_, index) => polar((index * 360) / count - 90, radius(index)))
}

/** Path data of a closed shape. */
export function closed(points: readonly Point[]): string {
  return `M${points.map(place).join('L')}Z`
}

/** Path data of a part of a circle, clockwise from one angle to the other. */
export function arc(from: number, to: number, radius: number): string {
  return `M${place(polar(from, radius))}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${place(polar(to, radius))}`
}

export function place([x, y]: Point): string {
  return `${round(x)} ${round(y)}`
}

/** Two digits, so that every machine writes the same. */
export function round(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)))
}
