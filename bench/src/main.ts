import { readFile, writeFile } from 'node:fs/promises'
import { measureAddBadge } from './add-badge.ts'
import { measureAwardPath } from './award-path.ts'
import { measureHistory } from './history.ts'
import { measureLanguage } from './language.ts'
import { measureLate } from './late.ts'
import type { Claim } from './measure.ts'
import { measureRecount } from './recount.ts'
import { writeTable } from './report.ts'
import { pgliteStore, postgresStore, type Store } from './stores.ts'

/**
 * `npm run bench [-- award-path recount language late add-badge history] [--write]`: measures every claim, each beside what it is compared
 * with, and prints the table; `--write` puts it into docs/performance.md.
 */
const SUITES: Readonly<Record<string, (store: Store) => Promise<readonly Claim[]>>> = {
  'award-path': measureAwardPath,
  recount: measureRecount,
  language: measureLanguage,
  late: measureLate,
  'add-badge': (store) => measureAddBadge(store, store.name === 'PostgreSQL' ? 1_000_000 : 200_000),
  // PGlite keeps a database of this size in memory only; five million events are for PostgreSQL.
  history: (store) => (store.name === 'PostgreSQL' ? measureHistory(store, 5_000_000) : measureHistory(store, 500_000)),
}

const wanted = process.argv.slice(2).filter((argument) => argument in SUITES)
const claims: Claim[] = []
for (const suite of wanted.length > 0 ? wanted : Object.keys(SUITES)) {
  for (const open of [postgresStore, pgliteStore]) {
    const store = await open()
    console.error(`${suite} on ${store.name} …`)
    claims.push(...((await SUITES[suite]?.(store)) ?? []))
    await store.close()
  }
}
const table = writeTable(claims)
console.log(table)
if (process.argv.includes('--write')) await replaceTable(new URL('../../docs/performance.md', import.meta.url), table)

/** Puts the table between the marks of the page. */
async function replaceTable(page: URL, table: string): Promise<void> {
  const text = await readFile(page, 'utf8')
  await writeFile(page, text.replace(/<!-- table -->[\s\S]*<!-- end -->/, `<!-- table -->\n\n${table}\n<!-- end -->`))
}
