import { arc, place, polar, round } from './geometry.ts'

/** Radius of the wreath, the angle between two leaves, and half the gap at the bottom, in degrees. */
const RADIUS = 25.5
const STEP = 15.5
const GAP = 10

/** How far a leaf turns away from the circle, in degrees, and how far its sides bend, as a part of its length. */
const LEAN = 62
const BEND = 0.58

/** Path data of the leaves on both sides, from the bottom up. */
export function leaves(pairs: number): string {
  return Array.from({ length: pairs }, (_, index) => {
    const [turn, length] = [GAP + index * STEP, 9.9 - index * 0.46]
    return leaf(90 - turn, -LEAN, length) + leaf(90 + turn, LEAN, length)
  }).join('')
}

/** Path data of the two stems that the leaves grow on. */
export function stems(pairs: number): string {
  const end = 90 - GAP - (pairs - 1) * STEP - 8
  return arc(end, 84, RADIUS) + arc(96, 180 - end, RADIUS)
}

/** Two curves from tip to tip and back, each bent to its left. */
function leaf(angle: number, lean: number, length: number): string {
  const turn = ((angle + lean) * Math.PI) / 180
  const [x, y] = [length * Math.cos(turn), length * Math.sin(turn)]
  const [bendX, bendY] = [x / 2 + BEND * y, y / 2 - BEND * x]
  return `M${place(polar(angle, RADIUS))}q${line(bendX, bendY, x, y)}q${line(-bendX, -bendY, -x, -y)}`
}

function line(...numbers: readonly number[]): string {
  return numbers.map((number) => round(number, 1)).join(' ')
}
