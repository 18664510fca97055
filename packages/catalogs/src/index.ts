import type { Catalog } from '@laurel/core'
import { businessPlatform } from './business-platform/index.ts'
import { devSpace } from './dev-space/index.ts'
import { git } from './git/index.ts'
import { stackExchange } from './stack-exchange/index.ts'

export { businessPlatform, devSpace, git, stackExchange }

/** The ready catalogs by id. */
export const catalogs: Readonly<Record<string, Catalog>> = {
  [devSpace.id]: devSpace,
  [businessPlatform.id]: businessPlatform,
  [git.id]: git,
  [stackExchange.id]: stackExchange,
}

/** The ready catalog of that id, or null. */
export function catalogById(id: string): Catalog | null {
  return Object.hasOwn(catalogs, id) ? (catalogs[id] ?? null) : null
}
