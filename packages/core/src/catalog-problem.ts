/** One thing that is wrong with a catalog. */
export interface CatalogProblem {
  readonly code: string
  /** Path into the catalog, such as `badges.project-pro.criteria`. */
  readonly where: string
  readonly message: string
  /** What to do about it, as a sentence. */
  readonly mend: string
}

/** Something is named that is not there; what was likely meant is named in turn. */
export function unknown(what: string, id: string, where: string, known: readonly string[]): CatalogProblem {
  const near = nearest(id, known)
  return {
    code: `unknown_${what.replace(' ', '_')}`,
    where,
    message: `There is no ${what} "${id}".`,
    mend: near === null ? `Add it to the catalog, or name another ${what}.` : `Did you mean "${near}"?`,
  }
}

/** The known id that differs in at most two letters, the likeliest meant; null when none does. */
function nearest(id: string, known: readonly string[]): string | null {
  let best: { readonly id: string; readonly distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(id, candidate)
    if (distance <= 2 && distance < (best?.distance ?? 3)) best = { id: candidate, distance }
  }
  return best?.id ?? null
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const same = b[j] === letter ? 0 : 1
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}
