import type { Tier } from '@laurel/core'
import { arc, closed, corners, type Point, round } from './geometry.ts'

/** A shape in one of the medal's colours, or in white where light falls; with an opacity it lies over those before it. */
export type Layer = readonly [paint: 'edge' | 'light' | 'white', path: string, opacity?: number]

/** The form of a tier. Light and shade are layers of two colours, so a medal needs no gradient and no ids. */
export interface Body {
  /** Pairs of leaves in the wreath. */
  readonly pairs: number
  readonly layers: readonly Layer[]
  /** How far down the middle of the glyph is, and its size beside a wreath. */
  readonly middle: number
  readonly glyph: number
}

export const BODIES: Readonly<Record<Tier, Body>> = {
  bronze: { pairs: 3, layers: disc(), middle: 31, glyph: 0.94 },
  silver: { pairs: 5, layers: hexagon(), middle: 31, glyph: 0.92 },
  gold: { pairs: 7, layers: rosette(), middle: 31, glyph: 0.92 },
  diamond: { pairs: 8, layers: stone(), middle: 27.4, glyph: 0.82 },
}

function disc(): readonly Layer[] {
  return [
    ['edge', circle(19.6)],
    ['light', circle(17.9)],
    ['white', moon(17.9, 225), 0.42],
    ['edge', moon(17.9, 45), 0.22],
    ['light', circle(15)],
    ['edge', circle(15), 0.28],
    ['edge', moon(15, 225), 0.24],
  ]
}

function hexagon(): readonly Layer[] {
  const ring = (radius: number) => corners(6, () => radius)
  const [rim, table] = [ring(18.8), ring(15)]
  return [
    ['edge', closed(ring(20.6))],
    ['light', closed(rim)],
    ['edge', sides(rim, table, 0, 4), 0.18],
    ['edge', sides(rim, table, 1), 0.42],
    ['edge', sides(rim, table, 2, 3), 0.72],
    ['edge', closed(table), 0.2],
    ['edge', closed(table.slice(1, 5)), 0.16],
    ['white', sides(rim, table, 5), 0.9],
  ]
}

function rosette(): readonly Layer[] {
  const star = (short: number, long: number) => corners(16, (index) => (index % 2 === 1 ? short : long))
  const face = star(16.9, 19.7)
  const petals = [0, 2, 4, 6, 8, 10, 12, 14].map((side) => closed([[32, 31], ...face.slice(side, side + 2)])).join('')
  return [
    ['edge', closed(star(18.4, 21.6))],
    ['light', closed(face)],
    ['edge', petals, 0.6],
    ['edge', circle(14.9)],
    ['light', circle(13.9)],
    ['edge', circle(13.9), 0.3],
    ['edge', moon(13.9, 45), 0.2],
  ]
}

/** From the crown down: its corners, its rim, and the tip, each within the outline. */
function stone(): readonly Layer[] {
  return [
    ['edge', 'M23.6 11.6h16.8L52.4 25L32 52.6L11.6 25Z'],
    ['light', 'M24.4 13.2h15.2L50.4 25L32 50.2L13.6 25Z'],
    ['edge', 'M24 25h16L32 50.2Z', 0.16],
    ['edge', 'M39.6 13.2L50.4 25H40Z', 0.34],
    ['edge', 'M13.6 25H24L32 50.2Z', 0.3],
    ['edge', 'M40 25h10.4L32 50.2Z', 0.62],
    ['white', 'M24.4 13.2L24 25H13.6Z', 0.85],
    ['white', 'M24.4 13.2h15.2L40 25H24Z', 0.45],
  ]
}

type Ring = readonly Point[]

function circle(radius: number): string {
  const half = (width: number) => `a${radius} ${radius} 0 1 1 ${round(width)} 0`
  return `M${round(32 - radius)} 31${half(2 * radius)}${half(-2 * radius)}Z`
}

/** The part of a disc that lies in one direction: a narrow crescent. */
function moon(radius: number, towards: number): string {
  const inner = round(radius * 1.12)
  const rim = arc(towards - 88, towards + 88, radius)
  return `${rim}A${inner} ${inner} 0 0 0 ${rim.slice(1, rim.indexOf('A'))}Z`
}

/** The slanted sides between two polygons; side 0 begins at the top and goes clockwise. */
function sides(outer: Ring, inner: Ring, ...which: readonly number[]): string {
  const pair = (ring: Ring, side: number) => [...ring, ...ring].slice(side, side + 2)
  return which.map((side) => closed([...pair(outer, side), ...pair(inner, side).toReversed()])).join('')
}
