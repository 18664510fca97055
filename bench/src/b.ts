import { measureAwardPath } from './award-path.ts'
import { pgliteStore, postgresStore } from './stores.ts'
for (const open of [postgresStore, pgliteStore]) {
  const store = await open()
  console.table((await measureAwardPath(store)).map((c) => ({ ...c, ours: Math.round(c.ours), theirs: Math.round(c.theirs), ratio: c.ratio.toFixed(2) })))
  await store.close()
}
