import { readdir, readFile } from 'node:fs/promises'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateDatabase } from '../create-laurel.ts'

/** What a cluster needs of the schema, kept from the first migration on so that it never has to be mended later. */
const RULES = {
  table:
    'A table about people has a column "person", by which a cluster spreads it. A table without one is the same for ' +
    'everybody: keep it small and name it under REFERENCE in this test, with the reason.',
  key:
    'A cluster checks a key on one machine only, so every primary key, unique constraint and unique index of a table ' +
    'about people contains the person: ("person", …), or "id" in the table person.',
  foreignKey:
    'A foreign key between tables about people contains the person on both sides, and one to a reference table is the ' +
    'only other kind; a reference table points at no table about people. Without that, a cluster refuses it.',
  volatile:
    'Each machine of a cluster would compute its own: pass times and random values in as parameters, also because ' +
    'tests set the clock.',
}

/**
 * Functions that may ask for the time or a random number: whoever tells of an event in SQL has no clock to pass in. They
 * only insert, and ask before the statement is sent to any machine of a cluster.
 */
const ASKING = ['record_event', 'enqueue_event', 'watched_row']

/** Tables that every machine of a cluster has a copy of, because every request reads them or they are not about people. */
const REFERENCE: Readonly<Record<string, string>> = {
  catalog_version: 'the catalogs that were published, one row each',
  backfill: 'one row for each publication that changed a rule',
  badge_supply: 'one row for each badge of which there is a limited number',
  api_key: 'a handful of keys, looked up by their hash before it is known whom a request is about',
  setting: 'a handful of values of the whole community',
  migration: 'one row for each migration',
}

/** Functions whose answer differs from one machine, or one call, to the next. */
const VOLATILE =
  /\b(now\(|clock_timestamp\(|statement_timestamp\(|transaction_timestamp\(|timeofday\(|random\(|gen_random_uuid\(|uuidv[47]\(|nextval\(|current_timestamp|current_time|current_date|localtimestamp|localtime)/i

const { url } = await testDatabase()
const client = new pg.Client({ connectionString: url })
beforeAll(async () => {
  await migrateDatabase(url)
  await client.connect()
})
afterAll(() => client.end())

async function rows<T extends object>(text: string): Promise<readonly T[]> {
  return (await client.query<T>(text)).rows
}

async function columns(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await rows<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'laurel'::regnamespace and c.relkind in ('r', 'p') group by c.relname`,
  )
  return new Map(found.map((table) => [table.table, table.columns]))
}

/** The column that a table is spread by, or null for a reference table. */
function distributionColumn(table: string): string | null {
  if (table in REFERENCE) return null
  return table === 'person' ? 'id' : 'person'
}

test('every table is about people and says of whom, or is a small one that is the same for everybody', async () => {
  for (const [table, names] of await columns()) {
    const column = distributionColumn(table)
    if (column === null)
      expect(names, `${table} is no reference table: it has a person. ${RULES.table}`).not.toContain('person')
    else expect(names, `${table}: ${RULES.table}`).toContain(column)
  }
})

test('the list of reference tables names only tables that there are', async () => {
  expect([...(await columns()).keys()]).toEqual(expect.arrayContaining(Object.keys(REFERENCE)))
})

test('every key of a table about people contains the person', async () => {
  const keys = await rows<{ table: string; name: string; columns: string[] }>(
    `select c.relname as table, n.relname as name, array_agg(a.attname::text) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
     where c.relnamespace = 'laurel'::regnamespace and (i.indisunique or i.indisexclusion) group by 1, 2`,
  )
  expect(keys.length).toBeGreaterThan(5)
  for (const { table, name, columns } of keys) {
    const column = distributionColumn(table)
    if (column !== null) expect(columns, `${name} on ${table}: ${RULES.key}`).toContain(column)
  }
})

test('every table about people has a primary key: without one, a cluster cannot move its rows', async () => {
  const without = await rows(
    `select relname from pg_class c where relnamespace = 'laurel'::regnamespace and relkind in ('r', 'p')
     and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  )
  expect(without).toEqual([])
})

test('no foreign key crosses people', async () => {
  const keys = await rows<{ name: string; from: string; to: string; local: string[]; remote: string[] }>(
    `select k.conname as name, c.relname as from, t.relname as to,
            (select array_agg(attname::text order by o) from unnest(k.conkey) with ordinality u(n, o)
             join pg_attribute on attrelid = k.conrelid and attnum = n) as local,
            (select array_agg(attname::text order by o) from unnest(k.confkey) with ordinality u(n, o)
             join pg_attribute on attrelid = k.confrelid and attnum = n) as remote
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.connamespace = 'laurel'::regnamespace and k.contype = 'f'`,
  )
  for (const { name, from, to, local, remote } of keys) {
    const target = distributionColumn(to)
    const position = target === null ? -1 : remote.indexOf(target)
    const allowed = target === null || (position >= 0 && local[position] === distributionColumn(from))
    expect(allowed, `${name} from ${from} to ${to}: ${RULES.foreignKey}`).toBe(true)
  }
})

test('every default is a constant, and nothing that runs in the database asks for the time or a random number', async () => {
  const defaults = await rows<{ column: string; value: string }>(
    `select d.adrelid::regclass || '.' || a.attname as column, pg_get_expr(d.adbin, d.adrelid) as value
     from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     join pg_class c on c.oid = d.adrelid where c.relnamespace = 'laurel'::regnamespace`,
  )
  for (const { column, value } of defaults) {
    expect(value, `The default of ${column} is computed. ${RULES.volatile}`).toMatch(
      /^(-?[\d.]+|true|false|'[^']*'(::[a-z ]+(\[\])?)?)$/,
    )
  }
  const functions = await rows<{ name: string; source: string }>(
    `select p.proname as name, p.prosrc as source from pg_proc p
     where p.pronamespace = 'laurel'::regnamespace
        or p.oid in (select t.tgfoid from pg_trigger t join pg_class c on c.oid = t.tgrelid
                     where c.relnamespace = 'laurel'::regnamespace and not t.tgisinternal)`,
  )
  for (const { name, source } of functions.filter(({ name }) => !ASKING.includes(name)))
    expect(source, `${name}: ${RULES.volatile}`).not.toMatch(VOLATILE)
  for (const { source } of functions) expect(source).not.toMatch(/do\s+update/i)
})

test('no statement of the engine that updates on conflict asks the database for the time or a random number', async () => {
  const updates = (await sources()).flatMap(({ file, text }) =>
    conflictUpdates(text).map((statement) => ({ file, statement })),
  )
  expect(updates.length).toBeGreaterThan(2)
  for (const { file, statement } of updates) expect(statement, `${file}: ${RULES.volatile}`).not.toMatch(VOLATILE)
})

test('the scan sees what stands in a statement, and not what stands in its parameters', () => {
  const guilty = `sql\`insert into t values (1) on conflict (id) do update set at = now() where \${x}\``
  const innocent = `sql\`insert into t values (1)\n  ON CONFLICT (id) DO UPDATE set at = \${context.now()}\`; random()`
  expect(conflictUpdates(guilty).join()).toMatch(VOLATILE)
  expect(conflictUpdates(innocent)).toHaveLength(1)
  expect(conflictUpdates(innocent).join()).not.toMatch(VOLATILE)
})

async function sources(): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const root = new URL('../', import.meta.url)
  const names = await readdir(root, { recursive: true })
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(new URL(file, root), 'utf8') })))
}

/** What follows "do update" in each statement of a source file, without its parameters. */
function conflictUpdates(source: string): readonly string[] {
  let text = source
  // From the inside out, as a parameter may be a template with parameters of its own.
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replaceAll(/\$\{[^{}`]*\}/g, '')
  }
  return [...text.matchAll(/\bdo\s+update\b[^`]*/gi)].map((match) => match[0])
}
