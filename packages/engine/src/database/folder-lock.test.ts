import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOfHolder, lockFolder } from './folder-lock.ts'

let folder: string
let file: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-lock-'))
  file = join(folder, 'lock.json')
})
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Waits for a line before it tries, says whether it got the lock, and lets it go when its input ends. */
const PROGRAM = `
const { lockFolder } = await import(process.argv[1])
const [, , folder, address] = process.argv
process.stdin.once('data', async () => {
  try {
    const lock = await lockFolder(folder)
    if (address) await lock.announce(address)
    console.log('got')
    process.stdin.on('end', () => lock.release())
  } catch (error) {
    console.log(error.code + ' ' + error.message)
    process.exit()
  }
})
console.log('ready')`

interface Attempt {
  readonly child: ChildProcess
  readonly answer: string
}

/** Another process that tries to lock the folder, and what became of it. */
async function otherProcess(address = ''): Promise<Attempt> {
  const [attempt] = await atOnce(1, address)
  if (attempt === undefined) throw new TypeError('One process was asked for.')
  return attempt
}

/** Processes that wait until all of them are ready and then try in the same moment. */
async function atOnce(count: number, address = ''): Promise<readonly Attempt[]> {
  const started = await Promise.all(Array.from({ length: count }, () => start(address)))
  return Promise.all(
    started.map(async ({ child, lines }) => {
      child.stdin?.write('go\n')
      return { child, answer: String((await lines.next()).value) }
    }),
  )
}

async function start(address: string) {
  const lock = new URL('./folder-lock.ts', import.meta.url).href
  const args = ['--conditions=source', '--input-type=module', '-e', PROGRAM, lock, folder, address]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return { child, lines }
}

async function end(child: ChildProcess, signal?: 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  if (signal === undefined) child.stdin?.end()
  else child.kill(signal)
  await exit
}

test('the second process on a folder is refused, and told who has it and where that one can be reached', async () => {
  const { child } = await otherProcess('http://127.0.0.1:4321')
  const refused = await lockFolder(folder).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'database_locked', field: 'database' })
  expect(String(refused)).toContain(`in use by process ${child.pid} (serving http://127.0.0.1:4321)`)
  expect(await addressOfHolder(folder)).toBe('http://127.0.0.1:4321')
})

test('a process that has announced nothing is named without an address', async () => {
  const { child } = await otherProcess()
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${child.pid}. Stop it first`)
  expect(await addressOfHolder(folder)).toBeNull()
})

test('the folder is free again once its holder lets go', async () => {
  const { child } = await otherProcess()
  await end(child)
  const lock = await lockFolder(folder)
  await lock.release()
  expect((await otherProcess()).answer).toBe('got')
})

test('the lock of a killed process is taken over', async () => {
  const { child } = await otherProcess('http://127.0.0.1:4321')
  await end(child, 'SIGKILL')
  expect(await readFile(file, 'utf8')).toContain(String(child.pid))
  expect(await addressOfHolder(folder)).toBeNull()
  const lock = await lockFolder(folder)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid })
  await lock.release()
})

test('of ten processes at once on a new folder exactly one gets it', async () => {
  const all = await atOnce(10)
  expect(all.filter(({ answer }) => answer === 'got')).toHaveLength(1)
  expect(all.filter(({ answer }) => answer.startsWith('database_locked'))).toHaveLength(9)
})

test('of ten processes at once on the folder of a killed one exactly one gets it, time after time', async () => {
  for (let round = 0; round < 4; round++) {
    const { child } = await otherProcess()
    await end(child, 'SIGKILL')
    const all = await atOnce(10)
    expect(all.filter(({ answer }) => answer === 'got')).toHaveLength(1)
    for (const { child } of all) await end(child, 'SIGKILL')
  }
})

test('of fifty calls at once in one process exactly one gets the lock another left, time after time', async () => {
  for (let round = 0; round < 20; round++) {
    await writeFile(file, JSON.stringify({ pid: process.pid, started: 'before' }))
    const locks = await Promise.allSettled(Array.from({ length: 50 }, () => lockFolder(folder)))
    const got = locks.flatMap((lock) => (lock.status === 'fulfilled' ? [lock.value] : []))
    expect(got).toHaveLength(1)
    await got[0]?.release()
    expect(await readdir(folder)).toEqual([])
  }
})

test('a process that died while it took a lock over is not in the way either', async () => {
  for (const name of ['lock.json', 'lock.json.next']) {
    await writeFile(join(folder, name), JSON.stringify({ pid: process.pid, started: 'before' }))
  }
  const lock = await lockFolder(folder)
  await lock.release()
  expect(await readdir(folder)).toEqual([])
})

test.each([
  ['our pid, from a process before us', () => ({ pid: process.pid, started: '17' })],
  ['our pid, from a system that does not say when a process started', () => ({ pid: process.pid, started: null })],
  ['the pid of a running process that started later', () => ({ pid: process.ppid, started: '17' })],
  ['a pid that nobody has', () => ({ pid: 2 ** 22 + 1, started: '17' })],
])('a lock file with %s does not block', async (_, holder) => {
  await writeFile(file, JSON.stringify(holder()))
  const lock = await lockFolder(folder)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid })
  await lock.release()
})

test.each(['', 'garbage', '{"pid":"12"}', 'null', '[]', '{"pid":'])(
  'a damaged lock file does not block: %j',
  async (text) => {
    await writeFile(file, text)
    expect(await addressOfHolder(folder)).toBeNull()
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'database_locked' })
    await lock.release()
  },
)

test('one folder is one folder, by whatever path it is named', async () => {
  const lock = await lockFolder(folder)
  await symlink(folder, `${folder}-link`)
  await mkdir(join(folder, 'inner'))
  await expect(lockFolder(`${folder}-link`)).rejects.toMatchObject({ code: 'database_locked' })
  await expect(lockFolder(join(folder, 'inner', '..', '.'))).rejects.toMatchObject({ code: 'database_locked' })
  await lock.release()
  await rm(`${folder}-link`)
})

test('a reader never meets half a lock while its holder announces addresses', async () => {
  const lock = await lockFolder(folder)
  let done = false
  const announcing = (async () => {
    for (let port = 0; port < 200; port++) await lock.announce(`http://127.0.0.1:${port}`)
    done = true
  })()
  while (!done) expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid })
  await announcing
  await lock.release()
})

test('what was released stays released: a later announcement or release changes nothing for the next holder', async () => {
  const first = await lockFolder(folder)
  await first.release()
  await first.announce('http://127.0.0.1:1')
  const second = await lockFolder(folder)
  await first.release()
  await first.announce('http://127.0.0.1:1')
  expect(await addressOfHolder(folder)).toBeNull()
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'database_locked' })
  await second.release()
})
