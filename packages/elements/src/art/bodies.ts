import type { Tier } from '@laurel/core'
import { arc, closed, corners, type Point, round } from './geometry.ts'

/** A shape in one of the medal's colours, or in white where light falls; with an opacity it lies over those before it. */
export interface Layer {
  readonly paint: 'edge' | 'light' | 'white'
  readonly opacity?: number
  readonly path: string
}

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
    { paint: 'edge', path: circle(19.6) },
    { paint: 'light', path: circle(17.9) },
    { paint: 'white', opacity: 0.42, path: moon(17.9, 225) },
    { paint: 'edge', opacity: 0.22, path: moon(17.9, 45) },
    { paint: 'light', path: circle(15) },
    { paint: 'edge', opacity: 0.28, path: circle(15) },
    { paint: 'edge', opacity: 0.24, path: moon(15, 225) },
  ]
}

function hexagon(): readonly Layer[] {
  const [outer, rim, table] = [ring(6, 20.6), ring(6, 18.8), ring(6, 15)]
  return [
    { paint: 'edge', path: closed(outer) },
    { paint: 'light', path: closed(rim) },
    { paint: 'edge', opacity: 0.18, path: sides(rim, table, [0, 4]) },
    { paint: 'edge', opacity: 0.42, path: sides(rim, table, [1]) },
    { paint: 'edge', opacity: 0.72, path: sides(rim, table, [2, 3]) },
    { paint: 'edge', opacity: 0.2, path: closed(table) },
    { paint: 'edge', opacity: 0.16, path: closed(table.slice(1, 5)) },
    { paint: 'white', opacity: 0.9, path: sides(rim, table, [5]) },
  ]
}

function rosette(): readonly Layer[] {
  const star = corners(16, (index) => (index % 2 === 1 ? 18.4 : 21.6))
  const face = corners(16, (index) => (index % 2 === 1 ? 16.9 : 19.7))
  const petals = Array.from({ length: 8 }, (_, petal) => slice(face, petal * 2)).join('')
  return [
    { paint: 'edge', path: closed(star) },
    { paint: 'light', path: closed(face) },
    { paint: 'edge', opacity: 0.6, path: petals },
    { paint: 'edge', path: circle(14.9) },
    { paint: 'light', path: circle(13.9) },
    { paint: 'edge', opacity: 0.3, path: circle(13.9) },
    { paint: 'edge', opacity: 0.2, path: moon(13.9, 45) },
  ]
}

function stone(): readonly Layer[] {
  const outline: readonly Point[] = [[23.6, 11.6], [40.4, 11.6], [52.4, 25], [32, 52.6], [11.6, 25]] // biome-ignore format: a list of places
  const [left, right, tip]: readonly [Point, Point, Point] = [[13.6, 25], [50.4, 25], [32, 50.2]] // biome-ignore format: a list of places
  const [crownLeft, crownRight]: readonly [Point, Point] = [[24.4, 13.2], [39.6, 13.2]] // biome-ignore format: a list of places
  const [girdleLeft, girdleRight]: readonly [Point, Point] = [[24, 25], [40, 25]] // biome-ignore format: a list of places
  return [
    { paint: 'edge', path: closed(outline) },
    { paint: 'light', path: closed([crownLeft, crownRight, right, tip, left]) },
    { paint: 'edge', opacity: 0.16, path: closed([girdleLeft, girdleRight, tip]) },
    { paint: 'edge', opacity: 0.34, path: closed([crownRight, right, girdleRight]) },
    { paint: 'edge', opacity: 0.3, path: closed([left, girdleLeft, tip]) },
    { paint: 'edge', opacity: 0.62, path: closed([girdleRight, right, tip]) },
    { paint: 'white', opacity: 0.85, path: closed([crownLeft, girdleLeft, left]) },
    { paint: 'white', opacity: 0.45, path: closed([crownLeft, crownRight, girdleRight, girdleLeft]) },
  ]
}

function circle(radius: number): string {
  const r = round(radius)
  return `M${round(32 - radius)} 31a${r} ${r} 0 1 1 ${round(2 * radius)} 0a${r} ${r} 0 1 1 ${round(-2 * radius)} 0Z`
}

/** The part of a disc that lies in one direction: a narrow crescent. */
function moon(radius: number, towards: number): string {
  const inner = round(radius * 1.12)
  const rim = arc(towards - 88, towards + 88, radius)
  return `${rim}A${inner} ${inner} 0 0 0 ${rim.slice(1, rim.indexOf('A'))}Z`
}

function ring(count: number, radius: number): readonly Point[] {
  return corners(count, () => radius)
}

/** The slanted sides between two polygons; side 0 begins at the top and goes clockwise. */
function sides(outer: readonly Point[], inner: readonly Point[], which: readonly number[]): string {
  return which
    .map((side) => closed([at(outer, side), at(outer, side + 1), at(inner, side + 1), at(inner, side)]))
    .join('')
}

/** One slice of a star, from its middle. */
function slice(points: readonly Point[], index: number): string {
  return closed([[32, 31], at(points, index), at(points, index + 1)])
}

function at(points: readonly Point[], index: number): Point {
  return points[index % points.length] ?? [32, 31]
}
