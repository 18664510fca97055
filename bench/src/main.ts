import { readFile, writeFile } from 'node:fs/promises'
import { measureAddBadge } from './add-badge.ts'
import { measureAwardPath } from './award-path.ts'
import { measureHistory } from './history.ts'
import { measureHost } from './host.ts'
import { measureLanguage } from './language.ts'
import { measureLate } from './late.ts'
import type { Claim } from './measure.ts'
import { measurePages, writePages } from './pages.ts'
import { measureRecount } from './recount.ts'
import { writeTable } from './report.ts'
import { pgliteStore, postgresStore, type Store } from './stores.ts'

/**
 * `npm run bench [-- award-path recount language late host add-badge history pages] [--write]`: measures every claim, each beside what it is compared
 * with, and prints the table; `--write` puts it into docs/performance.md.
 */
const SUITES: Readonly<Record<string, (store: Store) => Promise<readonly Claim[]>>> = {
  'award-path': measureAwardPath,
  recount: measureRecount,
  language: measureLanguage,
  late: measureLate,
  host: measureHost,
  'add-badge': (store) => measureAddBadge(store, store.name === 'PostgreSQL' ? 1_000_000 : 200_000),
  // PGlite keeps a database of this size in memory only; five million events are for PostgreSQL.
  history: (store) => (store.name === 'PostgreSQL' ? measureHistory(store, 5_000_000) : measureHistory(store, 500_000)),
}

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isWanted = (suite: string) => asked.length === 0 || asked.includes(suite)
const claims: Claim[] = []
for (const suite of Object.keys(SUITES).filter(isWanted)) {
  for (const open of [postgresStore, pgliteStore]) {
    const store = await open()
    console.error(`${suite} on ${store.name} …`)
    claims.push(...((await SUITES[suite]?.(store)) ?? []))
    await store.close()
  }
}
if (claims.length > 0) await show('table', writeTable(claims))
if (isWanted('pages')) await show('pages', writePages(await measurePages()))

/** Prints a table, and with `--write` puts it between its marks on the page about performance. */
async function show(name: string, table: string): Promise<void> {
  console.log(table)
  if (!process.argv.includes('--write')) return
  const page = new URL('../../docs/performance.md', import.meta.url)
  const text = await readFile(page, 'utf8')
  const place = new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- end -->`)
  await writeFile(page, text.replace(place, `<!-- ${name} -->\n\n${table}\n<!-- end -->`))
}
