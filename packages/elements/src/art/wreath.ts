import { type Point, place, polar } from './geometry.ts'

/** Radius of the wreath, the angle between two leaves, and half the gap at the bottom, in degrees. */
const RADIUS = 25.5
const STEP = 15.5
const GAP = 10

/** A leaf at the origin that points to the right: tip to tip, the upper side and the lower one. */
const LEAF: readonly Point[] = [
  [0, 0],
  [2.2, -2.7],
  [6.2, -3.1],
  [9.4, 0],
  [6.2, 3.1],
  [2.2, 2.7],
  [0, 0],
]

/** How far a leaf turns away from the circle, in degrees. */
const LEAN = 62

/** Path data of the leaves on both sides, from the bottom up. */
export function leaves(pairs: number): string {
  return Array.from({ length: pairs }, (_, index) => {
    const turn = GAP + index * STEP
    const size = 1.06 - index * 0.05
    return leaf(90 - turn, -LEAN, size) + leaf(90 + turn, LEAN, size)
  }).join('')
}

/** Path data of the two stems that the leaves grow on. */
export function stems(pairs: number): string {
  const end = 90 - GAP - (pairs - 1) * STEP - 8
  return side(84, end, 0) + side(96, 180 - end, 1)
}

function side(from: number, to: number, sweep: 0 | 1): string {
  return `M${place(polar(from, RADIUS))}A${RADIUS} ${RADIUS} 0 0 ${sweep} ${place(polar(to, RADIUS))}`
}

function leaf(angle: number, lean: number, size: number): string {
  const [x, y] = polar(angle, RADIUS)
  const turn = ((angle + lean) * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size]
  const [start, ...curve] = LEAF.map(([a, b]) => place([x + a * cos - b * sin, y + a * sin + b * cos]))
  return `M${start}C${curve.join(' ')}Z`
}
