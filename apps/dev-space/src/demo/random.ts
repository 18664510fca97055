/** The same numbers every time, so that the demo community is always the same. */
export interface Random {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0 up to `below`. */
  whole(below: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: small, and good enough to scatter things. */
export function randomFrom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    next,
    whole,
    pick: (from) => {
      const found = from[whole(from.length)]
      if (found === undefined) throw new RangeError('There is nothing to pick from.')
      return found
    },
  }
}
