import { SCOPES, type Scope } from '@laurel/engine'
import { DEFAULT_CATALOG, loadCatalog } from '../catalog.ts'
import { type DatabaseOptions, openCommunity, openExisting, placeOf, shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'

export interface KeyOptions extends DatabaseOptions {
  readonly json?: boolean
}

export interface KeyCreateOptions extends KeyOptions {
  readonly scope: readonly string[]
}

/** `laurel key create <name>`: makes an API key. Its secret goes to stdout alone, so that a script can keep it. */
export async function createKey(name: string, options: KeyCreateOptions, io: Io): Promise<ExitCode> {
  const scopes = options.scope.map(requireScope)
  const place = placeOf(options, io.env)
  const laurel = await openCommunity(place, await loadCatalog(DEFAULT_CATALOG), io, { named: false })
  try {
    const key = await laurel.keys.create(name, scopes)
    if (options.json !== true) {
      tell(io, `Made the key ${key.id} (${name}: ${scopes.join(', ')}) in ${shown(place)}.`)
      tell(io, 'Keep its secret: it is stored only as a hash and cannot be shown again.')
    }
    printResult(io, options.json, key, () => [key.secret])
    return EXIT.ok
  } finally {
    await laurel.close()
  }
}

/** `laurel key revoke <id>`: from now on nobody gets in with this key. */
export async function revokeKey(id: string, options: KeyOptions, io: Io): Promise<ExitCode> {
  const laurel = await openExisting(placeOf(options, io.env), io)
  try {
    if (!(await laurel.keys.revoke(id))) {
      throw new Failure(EXIT.notFound, 'unknown_key', `There is no key ${id} that still works.`)
    }
    printResult(io, options.json, { id, revoked: true }, () => [`Nobody gets in with the key ${id} any more.`])
    return EXIT.ok
  } finally {
    await laurel.close()
  }
}

function requireScope(text: string): Scope {
  const scope = SCOPES.find((known) => known === text)
  if (scope !== undefined) return scope
  throw new Failure(EXIT.usage, 'unknown_scope', `There is no scope "${text}". Scopes are ${SCOPES.join(', ')}.`)
}
