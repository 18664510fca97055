import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { one } from './database.ts'
import { openPool, postgresDatabase } from './postgres.ts'
import { sql } from './sql.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 4 })
// Connections are ended here on purpose, and the pool tells of those that were idle.
pool.on('error', () => {})
const db = postgresDatabase(pool, 'app', false)
await pool.query('create schema app; create table app.note (text text primary key)')
afterAll(() => pool.end())

const add = (text: string) => sql`insert into ${db.schema}.note values (${text})`
const notes = async () =>
  (await db.many<{ text: string }>(sql`select text from app.note order by 1`)).map((row) => row.text)

test('what a transaction wrote is undone when its work throws, and the error comes out as it was', async () => {
  const stop = new Error('stop')
  const work = db.transaction(async (tx) => {
    await tx.many(add('undone'))
    throw stop
  })
  await expect(work).rejects.toBe(stop)
  expect(await notes()).not.toContain('undone')
})

test('a transaction inside a transaction is part of it', async () => {
  const work = db.transaction(async (tx) => {
    await tx.transaction((inner) => inner.many(add('inner')))
    throw new Error('outer')
  })
  await expect(work).rejects.toThrow('outer')
  expect(await notes()).not.toContain('inner')
})

test('a connection that the server ends inside a transaction fails that transaction and nothing else', async () => {
  const work = db.transaction(async (tx) => {
    await tx.many(add('lost'))
    const { pid } = await one<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
    await pool.query('select pg_terminate_backend($1)', [pid])
    await tx.many(add('never'))
  })
  // What the driver says depends on whether it has heard of the end before it sends the next statement.
  await expect(work).rejects.toThrow()
  await db.transaction((tx) => tx.many(add('after')))
  expect(await notes()).toContain('after')
  expect(await notes()).not.toContain('lost')
})

test('an idle connection that the server ends is replaced at the next query', async () => {
  const own = openPool(url)
  const { rows } = await own.query<{ pid: number }>('select pg_backend_pid() as pid')
  const gone = new Promise((resolve) => own.once('error', resolve))
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await gone
  expect((await own.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  await own.end()
})

test('an address that takes what is sent and says nothing is given up after ten seconds', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  onTestFinished(() => void silent.close())
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const own = openPool(`postgres://laurel@127.0.0.1:${port}/laurel`)
  const answer = expect(own.query('select 1')).rejects.toThrow(/timeout/)
  await once(silent, 'connection')
  vi.advanceTimersByTime(10_000)
  await answer
  await own.end()
})
