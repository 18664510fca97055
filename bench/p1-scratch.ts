import { devSpace } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { createDatabase, startPostgres } from '@laurel/testing'
import pg from 'pg'
const server = await startPostgres({ durable: false })
const database = await createDatabase(server.url)
const pool = new pg.Pool({ connectionString: database.url, max: 4 })
const laurel = await createLaurel({ database: pool, catalog: devSpace, schema: 'laurel' })
const badges = Object.entries(devSpace.badges).filter(([, b]) => b.once === 'person' && b.visibility === 'public' && b.status === 'active').slice(0, 40)
const P = 100_000
await pool.query(`insert into laurel.person (id, created_at, newest_at, newest_id, metrics, name, handle, recognition, hidden)
 select 'p' || n, now(), now(), 'x', (select json_object_agg('m' || i, n + i) from generate_series(1,30) i), 'Name ' || n, 'h' || n,
 case when n % 50 = 0 then 'private' else 'all' end, case when n % 100 = 1 then array['${badges[0]?.[0]}'] else '{}' end
 from generate_series(1, ${P}) n`)
for (let k = 0; k < 10; k++) {
  await pool.query(`insert into laurel.award (person, badge, instance, tier, earned_at, awarded_at)
   select 'p' || n, (array[${badges.map(([id]) => `'${id}'`).join(',')}])[1 + ((n * 7 + ${k} * 3) % ${badges.length})], '', 'bronze', timestamptz '2026-01-01' - (random() * 200) * interval '1 day', now()
   from generate_series(1, ${P}) n on conflict do nothing`)
}
await pool.query('vacuum analyze')
console.log((await pool.query('select count(*) from laurel.award')).rows)
const time = async (name: string, work: (n: number) => Promise<unknown>, rounds = 300) => {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) { const t = performance.now(); await work(i); times.push(performance.now() - t) }
  times.sort((a, b) => a - b)
  console.log(name.padEnd(30), 'p50', times[Math.floor(rounds / 2)]?.toFixed(2), 'p99', times[Math.floor(rounds * 0.99)]?.toFixed(2), 'max', times.at(-1)?.toFixed(1))
}
const p = (n: number) => `p${1 + ((n * 7919) % P)}`
const held = `a.revoked_at is null and (a.ends_at is null or a.ends_at > '2026-03-01')`
const vis = `not exists (select from laurel.person kept where kept.id = a.person and (kept.recognition in ('private', 'off') or kept.hidden <> '{}') and (kept.recognition in ('private', 'off') or a.badge = any(kept.hidden)))`
const q = async (name: string, text: string) => { await time(name, () => pool.query(text), 5); console.log((await pool.query('explain (analyze) ' + text)).rows.map((r) => r['QUERY PLAN']).join('\n')) }
await q('people', `select count(*)::int4 from laurel.person p where p.newest_at is not null and p.recognition in ('all', 'quiet')`)
await q('badge distinct', `select a.badge, count(distinct a.person)::int4, count(*)::int4 from laurel.award a where ${held} and ${vis} group by a.badge`)
await q('badge plain', `select a.badge, count(*)::int4 from laurel.award a where ${held} and ${vis} and a.instance = '' group by a.badge`)
await q('badge two', `select a.badge, a.instance = '' as single, case when a.instance = '' then count(*) else count(distinct a.person) end from laurel.award a where ${held} and ${vis} group by a.badge, a.instance = ''`)
await q('groups', `select h.bits::text, count(*)::int4, 0 from (select bit_or(k.bits::bit(4)) as bits from laurel.award a join (values ${badges.map(([id], n) => `('${id}', '${(n % 16).toString(2).padStart(4, '0')}')`).join(',')}) k(badge, bits) on k.badge = a.badge where ${held} and ${vis} group by a.person) h group by h.bits`)
await time('select 1', () => pool.query({ name: 'one', text: 'select 1' }))
await time('profile', (n) => laurel.profile(p(n)))
await time('profile owner', (n) => laurel.profile(p(n), { audience: 'owner' }))
await time('showcase', (n) => laurel.showcase(p(n)), 1000)
await time('badges', () => laurel.badges(), 10)
await time('holderCounts', () => laurel.holderCounts(), 10)
await time('feed', () => laurel.feed())
await time('feed badge', (n) => laurel.feed({ badge: badges[n % 40]?.[0] ?? '' }))
await time('feed 3 badges', () => laurel.feed({ badges: badges.slice(0, 3).map(([id]) => id) }))
await time('feed 200 people', () => laurel.feed({ people: Array.from({ length: 200 }, (_, n) => p(n)) }), 50)
await time('feed person', (n) => laurel.feed({ person: p(n) }))
await time('holders badge', (n) => laurel.holders({ badge: badges[n % 40]?.[0] ?? '' }), 100)
for (const tier of ['bronze', 'silver', 'gold', 'diamond'] as const) await time(`holders ${tier}`, () => laurel.holders({ tier }), 50)
for (const category of Object.keys(devSpace.categories)) await time(`holders ${category}`, () => laurel.holders({ category }), 20)
let cursor: string | null = null
await time('holders bronze walk', async () => { const page = await laurel.holders({ tier: 'bronze', cursor, limit: 100 }); cursor = page.next }, 50)
await laurel.close(); await pool.end(); await database.drop(); await server.stop()
