import { type Catalog, compileRules } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { LaurelError } from '../errors.ts'
import { OutdatedRules } from '../record/outdated-rules.ts'
import { hashOf, type InForce, readCatalog, readInForce } from './versions.ts'

/** What a context has beside the rules in force. */
export type Surroundings = Omit<Context, 'rules' | 'version' | 'generation' | 'settled'>

/** For so long a read may show the version before: another process published the next one. */
const STALE_AFTER = 5_000

/** How often something is begun anew because other rules came into force meanwhile. */
const TRIES = 5

/**
 * The context of this process, with the rules in force: another one as soon as another version of the catalog is
 * found. What works with one context works with it to the end.
 */
export class Current {
  #context: Context
  #checkedAt: number

  constructor(context: Context) {
    this.#context = context
    this.#checkedAt = context.now().getTime()
  }

  get context(): Context {
    return this.#context
  }

  /** Reads with rules that are at most some seconds old. */
  async read<T>(work: (context: Context) => Promise<T>): Promise<T> {
    if (this.#context.now().getTime() - this.#checkedAt >= STALE_AFTER) await this.refresh()
    return work(this.#context)
  }

  /**
   * Works with the rules in force, again where others came into force on the way. `db` is what to ask for them: a
   * host's transaction where there is one.
   */
  async write<T>(work: (context: Context) => Promise<T>, db: Database = this.#context.db): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work(this.#context)
      } catch (error) {
        if (!(error instanceof OutdatedRules)) throw error
        if (tries === TRIES) throw new LaurelError('contended', { cause: error })
        await this.refresh(db)
      }
    }
  }

  /** Looks which version is in force. */
  async refresh(db: Database = this.#context.db): Promise<Context> {
    const inForce = await readInForce(db)
    this.#checkedAt = this.#context.now().getTime()
    if (inForce === null) return this.#context
    const same = inForce.version === this.#context.version
    const rules = same ? this.#context.rules : await rulesIn(db, inForce)
    this.#context = { ...this.#context, ...positionOf(inForce), rules }
    return this.#context
  }
}

/** The context for the version in force; `known` saves reading its catalog where it is that one. */
export async function contextFor(around: Surroundings, inForce: InForce, known: Catalog | undefined): Promise<Context> {
  const same = known !== undefined && hashOf(known) === inForce.hash
  const rules = same ? compileRules(known, inForce.zone) : await rulesIn(around.db, inForce)
  return { ...around, ...positionOf(inForce), rules }
}

async function rulesIn(db: Database, { version, zone }: InForce): Promise<Context['rules']> {
  const catalog = await readCatalog(db, version)
  if (catalog === null) throw new TypeError('The version in force has no catalog.')
  return compileRules(catalog, zone)
}

function positionOf({ version, generation, settled }: InForce): Pick<Context, 'version' | 'generation' | 'settled'> {
  return { version, generation, settled }
}
