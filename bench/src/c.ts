import { devSpace } from '@laurel/catalogs'
import { compileRules, parseEvent, type Fact } from '@laurel/core'
import pg from 'pg'
import { openDatabase } from '../../packages/engine/src/database/open.ts'
import { migrate } from '../../packages/engine/src/migrations/migrate.ts'
import { load, groupByPerson } from '../../packages/engine/src/record/load.ts'
import { foldForward } from '../../packages/engine/src/record/fold.ts'
import { save } from '../../packages/engine/src/record/save.ts'
import { devSpaceEvents, take } from './events.ts'
const src = process.argv[2] ?? 'postgres://postgres@127.0.0.1:54999/postgres'
const { db } = await openDatabase(src, 'prof' + Date.now())
await migrate(db, new Date())
const rules = compileRules(devSpace)
const ev = devSpaceEvents(10000)
const T: Record<string, number> = {}
const mark = async <X>(n: string, f: () => X | Promise<X>): Promise<X> => { const t = performance.now(); const r = await f(); T[n] = (T[n] ?? 0) + performance.now() - t; return r }
let touched = 0, people = 0, awards = 0
const size = Number(process.argv[3] ?? 1000)
const W = 20, N = Number(process.argv[4] ?? 60)
import { readFileSync } from 'node:fs'
const pidRow = src === 'memory' ? null : (await db.many<{ pid: number }>((await import('../../packages/engine/src/database/sql.ts')).sql`select pg_backend_pid() as pid`))[0]
const backendCpu = () => pidRow ? readFileSync(`/proc/${pidRow.pid}/stat`, 'utf8').split(' ').slice(13, 15).reduce((a, x) => a + Number(x) * 10, 0) : 0
let cpu0 = process.cpuUsage(), be0 = 0
for (let b = 0; b < N + W; b++) {
  if (b === W) { cpu0 = process.cpuUsage(); be0 = backendCpu() }
  if (b === W) for (const k in T) T[k] = 0
  const batch = take(ev, size)
  const facts = await mark('parse', () => batch.map((e) => (parseEvent(e, Date.now()) as { fact: Fact }).fact))
  const loaded = await mark('load', () => load(db, rules, facts, groupByPerson(rules, facts)))
  const changes = await mark('fold', () => [...groupByPerson(rules, facts)].filter(([, f]) => f.length).map(([id, fs]) => foldForward(rules, loaded.people.get(id)!, fs)))
  touched += changes.reduce((n, c) => n + c.scopes.length, 0); people += changes.length; awards += changes.reduce((n, c) => n + c.awards.length, 0)
  const ok = await mark('save', () => save(db, rules, { facts, people: changes }, { at: new Date(), announce: true }))
  if (!ok) throw new Error('not ok')
}
for (const k in T) console.log(k, (T[k]! / N).toFixed(2), 'ms')
{ const c = process.cpuUsage(cpu0); console.log('client cpu', ((c.user + c.system) / 1000 / N).toFixed(2), 'backend cpu', ((backendCpu() - be0) / N).toFixed(2)) }
console.log({ touched: touched / (N + W), people: people / (N + W), awards: awards / (N + W) })
await db.close()
