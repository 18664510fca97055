/** Seconds that `work` took. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1000
}

/** One line of the table: how we did, beside what we compare with, in the same run. */
export interface Claim {
  readonly name: string
  readonly engine: string
  /** Ours and theirs, in events per second unless `unit` says otherwise. */
  readonly ours: number
  readonly theirs: number
  readonly beside: string
  readonly ratio: number
  readonly aim: string
  readonly met: boolean
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
