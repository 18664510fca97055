import { devSpace } from '@laurel/catalogs'
import { compileRules, parseEvent, type Fact } from '@laurel/core'
import { openDatabase } from '../../packages/engine/src/database/open.ts'
import { toStatement, raw, sql } from '../../packages/engine/src/database/sql.ts'
import { migrate } from '../../packages/engine/src/migrations/migrate.ts'
import { load, groupByPerson } from '../../packages/engine/src/record/load.ts'
import { foldForward } from '../../packages/engine/src/record/fold.ts'
import { save } from '../../packages/engine/src/record/save.ts'
import { devSpaceEvents, take } from './events.ts'
const { db } = await openDatabase(process.argv[2] ?? 'postgres://postgres@127.0.0.1:54999/postgres', 'prof' + Date.now())
await migrate(db, new Date())
const rules = compileRules(devSpace)
const ev = devSpaceEvents(10000)
const N = 60
for (let b = 0; b < N; b++) {
  const batch = take(ev, 1000)
  const facts = batch.map((e) => (parseEvent(e, Date.now()) as { fact: Fact }).fact)
  const explain = { ...db, many: async (s: any) => { const r: any = await db.many(sql`explain (analyze, buffers) ${s}`); console.log(r.map((x: any) => x['QUERY PLAN']).join('\n').replace(/'\[.{50,}/g,'...').replace(/\[\{"[^\n]{100,}/g, '…')); return db.many(s) } } as typeof db
  const loaded = await load(b === N - 1 ? explain : db, rules, facts, groupByPerson(rules, facts))
  const changes = [...groupByPerson(rules, facts)].filter(([, f]) => f.length).map(([id, fs]) => foldForward(rules, loaded.people.get(id)!, fs))
  if (b < N - 1) await save(db, rules, { facts, people: changes }, { at: new Date(), announce: true })
  else { const e2 = { ...db, many: async (s: any) => { const r: any = await db.many(sql`explain (analyze, buffers) ${s}`); console.log(r.map((x: any) => x['QUERY PLAN']).join('\n').replace(/\[\{"[^\n]{100,}/g, '…')); return [{ ok: true }] } } as any
    await save(e2, rules, { facts, people: changes }, { at: new Date(), announce: true }) }
}
await db.close()
