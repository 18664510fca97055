import { openApiDocument } from '@laurel/api'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const admin = await community.client('admin')

describe('health', () => {
  test('shows everybody the status and nothing else', async () => {
    expect(await (await community.request('/health')).json()).toEqual({ status: 'ok' })
    expect(await (await community.client('read', 'events:write')).health()).toEqual({ status: 'ok' })
  })

  test('shows administrators what needs to be looked at', async () => {
    await community.laurel.record({ ...created('ada', 1), id: 'typo', type: 'project.craeted' })
    expect(await admin.health()).toEqual({
      status: 'ok',
      schemaVersion: expect.any(Number),
      catalog: 'makers',
      failures: { waiting: 0, parked: 0 },
      parked: [],
      pending: { waiting: 0, failing: 0, refused: [] },
      unknownTypes: [{ type: 'project.craeted', count: 1 }],
    })
  })
})

describe('whether it is ready', () => {
  test('is told to everybody, without a key', async () => {
    expect(await (await community.request('/ready')).json()).toEqual({ status: 'ready' })
    expect(await (await community.request('/live')).json()).toEqual({ status: 'live' })
  })

  test('depends on a database that fits this version', async () => {
    const other = await openCommunity(url, {}, { schema: 'outgrown' })
    await query("insert into outgrown.migration values (1000, 'from the future', now(), true)")
    expect(await (await other.request('/ready')).json()).toMatchObject({ status: 503, code: 'database_outdated' })
    expect((await other.request('/live')).status).toBe(200)
    await other.laurel.close()
  })

  test('is no while the database lets nobody in, and is told after three seconds', async () => {
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    const busy = await openCommunity(url, {}, { database: pool })
    const lent = await pool.connect()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const answer = busy.request('/ready')
    await expect.poll(() => vi.getTimerCount(), { timeout: 0 }).toBe(1)
    vi.advanceTimersByTime(3_000)
    expect(await (await answer).json()).toMatchObject({ status: 503, code: 'database_unreachable' })
    vi.useRealTimers()
    expect((await busy.request('/live')).status).toBe(200)
    lent.release()
    expect((await busy.request('/ready')).status).toBe(200)
    await busy.laurel.close()
    await pool.end()
  })

  test('is not whether it lives, which needs no database', async () => {
    const other = await openCommunity(url)
    await other.laurel.close()
    expect((await other.request('/ready', { key: 'any' })).status).toBeGreaterThanOrEqual(500)
    expect((await other.request('/ready')).status).toBeGreaterThanOrEqual(500)
    expect((await other.request('/live', { key: 'any' })).status).toBe(200)
  })
})

test('the document is the contract’s, for where the API is mounted', async () => {
  const response = await community.request('/openapi.json')
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument({ url: '/laurel/v1' }))))
})

describe('metrics', () => {
  test('count events by what became of them, and awards once', async () => {
    const client = await community.client('events:write')
    await client.recordEvents({
      events: [created('eve', 1), created('eve', 1), created('eve', 2), { ...created('eve', 3), at: '' }],
    })
    await client.recordEvents(created('eve', 1))
    const text = await admin.metrics()
    expect(text).toContain('laurel_events_total{status="recorded"} 2\n')
    expect(text).toContain('laurel_events_total{status="duplicate"} 2\n')
    expect(text).toContain('laurel_events_total{status="rejected"} 1\n')
    expect(text).toContain('laurel_awards_total 1\n')
    expect(text).toContain('laurel_rule_failures{state="waiting"} 0\n')
    expect(text).toContain('laurel_rule_failures{state="parked"} 0\n')
    expect(text).toContain('laurel_pending_events{state="waiting"} 0\n')
    expect(text).toContain('laurel_pending_events{state="refused"} 0\n')
  })

  test('measure requests by route, not by path, so that people do not become series', async () => {
    const client = await community.client('read')
    await community.laurel.person('zora', {})
    await client.profile('zora')
    await community.request('/nothing/at/all')
    await community.request('/health', { method: 'BREW' })
    const text = await admin.metrics()
    expect(text).toContain(
      'laurel_http_request_duration_seconds_count{method="GET",route="/people/{id}",status="200"} 1\n',
    )
    expect(text).toContain('laurel_http_request_duration_seconds_count{method="GET",route="unknown",status="404"} 1\n')
    expect(text).toContain(
      'laurel_http_request_duration_seconds_count{method="other",route="/health",status="405"} 1\n',
    )
    expect(text).not.toContain('zora')
  })

  test('of two handlers are counted apart', async () => {
    const other = await openCommunity(url)
    expect(await (await other.client('admin')).metrics()).toContain('laurel_events_total{status="recorded"} 0\n')
    await other.laurel.close()
  })
})

async function query(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}
