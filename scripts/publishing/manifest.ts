/** What of a package.json is looked at here; the rest is passed on as it is. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly files: readonly string[]
  readonly exports: Readonly<Record<string, unknown>>
  readonly sideEffects?: boolean | readonly string[]
  readonly repository?: unknown
  readonly dependencies?: Readonly<Record<string, string>>
}

/** What only a checkout has use for. */
const FOR_CHECKOUTS = new Set(['scripts', 'devDependencies'])

/** Leads from a package's name to its sources, which are not packed. */
const SOURCE = 'source'

/**
 * The package.json that is published: without scripts, development dependencies and ways to the sources. A `repository`
 * of the whole project becomes the package's own, with its folder.
 */
export function publishedManifest<M extends Manifest>(manifest: M, folder: string, repository?: unknown): object {
  const kept = Object.entries(manifest).filter(([key]) => !FOR_CHECKOUTS.has(key))
  return {
    ...Object.fromEntries(kept.map(([key, value]) => [key, withoutSources(key, value)])),
    ...repositoryOf(repository, folder),
  }
}

function withoutSources(key: string, value: unknown): unknown {
  if (key === 'exports' || key === 'imports') return withoutCondition(value)
  if (key === 'sideEffects' && Array.isArray(value)) return value.filter((path) => !String(path).startsWith('./src/'))
  return value
}

function withoutCondition(target: unknown): unknown {
  if (typeof target !== 'object' || target === null) return target
  const entries = Object.entries(target).filter(([condition]) => condition !== SOURCE)
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutCondition(value)]))
}

function repositoryOf(repository: unknown, directory: string): object {
  if (typeof repository === 'string') return { repository: { type: 'git', url: repository, directory } }
  return typeof repository === 'object' && repository !== null ? { repository: { ...repository, directory } } : {}
}
