import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { devSpace } from '@laurel/catalogs'
import { startDevSpace } from '@laurel/dev-space'
import type { Laurel } from '@laurel/engine'
import { createDatabase, startPostgres } from '@laurel/testing'
import type { Result } from 'autocannon'
import { Hono } from 'hono'
import pg from 'pg'
import { chromium } from 'playwright-core'
import { devSpaceEvents, take } from './events.ts'
import { median } from './measure.ts'

/** How fast one page is, beside a handler in the same process that only asks the database for `select 1`. */
export interface PageSpeed {
  readonly page: string
  /** Milliseconds for one request when nothing else is asked. */
  readonly milliseconds: number
  readonly besideMilliseconds: number
  /** How many times as long as the bare handler it takes. */
  readonly ratio: number
  /** Answers a second with ten visitors at once, and those of the bare handler. */
  readonly perSecond: number
  readonly besidePerSecond: number
  /** What a first visit loads, as it travels: the page, and everything with it. */
  readonly htmlKilobytes: number
  readonly allKilobytes: number
  /** Milliseconds to the first contentful paint in Chromium, on a first visit. */
  readonly firstPaint: number
}

const AWARDS = 1_000_000
const PEOPLE = 100_000
/** Whose pages are asked for: people with a history of their own. */
const SHOWN = 200
const SECONDS = 6

/** The pages of Dev-Space that show most, with 1,000,000 awards stored, as a stranger sees them. */
export async function measurePages(): Promise<readonly PageSpeed[]> {
  const server = await startPostgres({ durable: true })
  const database = await createDatabase(server.url)
  const folder = await mkdtemp(join(tmpdir(), 'laurel-bench-'))
  const started = await startDevSpace({
    settings: {
      port: 0,
      host: '127.0.0.1',
      folder,
      databaseUrl: database.url,
      history: null,
      demo: false,
      apiKey: null,
      publicUrl: null,
      github: null,
    },
    output: { line: () => {}, progress: () => ({ update: () => {}, end: () => {} }) },
    signal: new AbortController().signal,
    logger: { info: () => {}, warn: () => {}, error: console.error },
  })
  if (started === null) throw new Error('Dev-Space did not start.')
  const pool = new pg.Pool({ connectionString: database.url, max: 10 })
  const bare = await serveBare(pool)
  try {
    const handles = await fill(pool, started.community.laurel)
    const beside = await measureBare(bare.url)
    const pages = [
      ['profile', handles.map((handle) => `/people/${handle}`)],
      ['showcase', handles.map((handle) => `/people/${handle}/badges`)],
    ] as const
    const speeds: PageSpeed[] = []
    for (const [page, paths] of pages) speeds.push(await measurePage(page, started.address, paths, beside))
    return speeds
  } finally {
    await bare.close()
    await started.stop()
    await pool.end()
    await database.drop()
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

/** The table of the page about performance. */
export function writePages(speeds: readonly PageSpeed[]): string {
  const row = (speed: PageSpeed) =>
    `| ${speed.page} | ${speed.milliseconds.toFixed(2)} ms | ${speed.besideMilliseconds.toFixed(2)} ms ` +
    `| **${speed.ratio.toFixed(1)}** ${speed.ratio <= 4 ? '✓' : '✗'} | ${count(speed.perSecond)} (${count(speed.besidePerSecond)}) ` +
    `| ${speed.htmlKilobytes.toFixed(1)} kB | ${speed.allKilobytes.toFixed(1)} kB | ${Math.round(speed.firstPaint)} ms |`
  return [
    '| page | server time | `select 1` | ratio, aim ≤ 4 | a second, ten at once (`select 1`) | HTML | first visit | first paint |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...speeds.map(row),
    '',
  ].join('\n')
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

interface Bare {
  readonly milliseconds: number
  readonly perSecond: number
}

async function measureBare(url: string): Promise<Bare> {
  return { milliseconds: await latency(url, ['/']), perSecond: await throughput(url, ['/']) }
}

async function measurePage(page: string, url: string, paths: readonly string[], beside: Bare): Promise<PageSpeed> {
  const milliseconds = await latency(url, paths)
  const perSecond = await throughput(url, paths)
  const visit = await firstVisit(url + (paths[0] ?? ''))
  return {
    page,
    milliseconds,
    besideMilliseconds: beside.milliseconds,
    ratio: milliseconds / beside.milliseconds,
    perSecond,
    besidePerSecond: beside.perSecond,
    ...visit,
  }
}

/** With one visitor, what lies between two answers is the time of one. */
async function latency(url: string, paths: readonly string[]): Promise<number> {
  await load(url, 1, 2, paths)
  return 1_000 / (await load(url, 1, SECONDS, paths)).requests.average
}

async function throughput(url: string, paths: readonly string[]): Promise<number> {
  return (await load(url, 10, SECONDS, paths)).requests.average
}

async function load(url: string, connections: number, seconds: number, paths: readonly string[]): Promise<Result> {
  const script = fileURLToPath(new URL('./load.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    url,
    String(connections),
    String(seconds),
    ...paths,
  ])
  const result: Result = JSON.parse(stdout)
  if (result.errors + result.non2xx > 0)
    throw new Error(`${url}${paths[0]}: ${result.errors + result.non2xx} requests failed.`)
  return result
}

async function firstVisit(url: string): Promise<Pick<PageSpeed, 'htmlKilobytes' | 'allKilobytes' | 'firstPaint'>> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const paints: number[] = []
  let html = 0
  let all = 0
  for (let visits = 0; visits < 5; visits++) {
    const page = await (await browser.newContext()).newPage()
    await page.goto(url, { waitUntil: 'networkidle' })
    const seen = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      html: (performance.getEntriesByType('navigation') as PerformanceResourceTiming[]).reduce(
        (sum, { transferSize }) => sum + transferSize,
        0,
      ),
      others: (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).reduce(
        (sum, { transferSize }) => sum + transferSize,
        0,
      ),
    }))
    paints.push(seen.paint)
    html = seen.html / 1_000
    all = (seen.html + seen.others) / 1_000
    await page.context().close()
  }
  await browser.close()
  return { htmlKilobytes: html, allKilobytes: all, firstPaint: median(paints) }
}

async function serveBare(pool: pg.Pool): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = new Hono().get('/', async (c) => {
    const { rows } = await pool.query('select 1 as one')
    return c.html(`<!doctype html><title>${rows[0].one}</title>`)
  })
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The awards as rows, and for those who are shown a history of events as well; answers their handles. */
async function fill(pool: pg.Pool, laurel: Laurel): Promise<readonly string[]> {
  const badges = Object.keys(devSpace.badges)
  await pool.query(
    `insert into laurel.person (id, name, handle, created_at, newest_at, newest_id)
     select 'extra-' || n, 'Person ' || n, 'extra-' || n, now(), now(), '' from generate_series(1, $1::int) n`,
    [PEOPLE],
  )
  await pool.query(
    `insert into laurel.award (person, badge, instance, tier, earned_at, awarded_at)
     select 'extra-' || (1 + n % $1::int), ($3::text[])[1 + (n / $1::int + n) % $4::int], '', 'bronze',
            now() - n * interval '1 second', now()
     from generate_series(0, $2::int - 1) n on conflict do nothing`,
    [PEOPLE, AWARDS, badges, badges.length],
  )
  const events = devSpaceEvents(SHOWN, 1)
  for (let done = 0; done < SHOWN * 150; done += 1_000) await laurel.record(take(events, 1_000))
  await pool.query(
    `insert into dev_space.person (id, handle, name, title, locale, joined_at)
     select id, 'shown-' || row_number() over (order by id), 'Person ' || id, 'Full-Stack Engineer', 'en', now()
     from laurel.person where id like 'person-1-%'`,
  )
  await pool.query(
    `insert into dev_space.project (owner, name, summary, form_key, created_at)
     select p.id, 'Project ' || n, 'What it is about, in a sentence.', 'bench-' || n, now()
     from dev_space.person p cross join generate_series(1, 6) n`,
  )
  await pool.query('vacuum analyze')
  const { rows } = await pool.query<{ handle: string }>('select handle from dev_space.person order by handle')
  return rows.map(({ handle }) => handle)
}
