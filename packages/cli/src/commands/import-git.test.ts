import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { serve } from '@laurel/server'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { ada, gitRepository, grace, type TestCommit } from '../test-support/git-repository.ts'

const { url } = await testDatabase()
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

let communities = 0

/** A community of its own in the same database. */
function community(): readonly string[] {
  communities += 1
  return ['--database', url, '--schema', `community_${communities}`]
}

async function repositoryWith(...commits: readonly TestCommit[]) {
  const repository = await gitRepository(...commits)
  folders.push(repository.folder)
  return repository
}

function many(person: TestCommit, count: number): readonly TestCommit[] {
  return Array.from({ length: count }, () => person)
}

async function importJson(folder: string, ...args: readonly string[]) {
  const { exit, stdout, stderr } = await laurel(['import', 'git', folder, '--json', ...args])
  return { exit, stderr, report: JSON.parse(stdout) }
}

describe('laurel import git --log', () => {
  test('gives the same people and badges as the folder that the log was written in', async () => {
    const repository = await repositoryWith(...many(ada, 12), grace)
    const name = ['--repository', 'example/engine', '--salt', 'the same for both'] as const
    const { report: fromFolder } = await importJson(repository.folder, ...community(), ...name)
    const log = await repository.log()

    const { exit, stdout } = await laurel(['import', 'git', '--log', log, ...name, '--json', ...community()])

    expect(exit).toBe(0)
    expect({ ...JSON.parse(stdout), seconds: 0 }).toEqual({ ...fromFolder, seconds: 0 })
  })

  test.each([
    [['--log', 'x.txt'], 'add --repository owner/name'],
    [['.', '--log', 'x.txt', '--repository', 'a/b'], 'Give a folder or --log, not both'],
    [[], 'Say which history'],
  ])('%j is a wrong command line', async (args, sentence) => {
    const { exit, stderr } = await laurel(['import', 'git', ...args, ...community()])
    expect(exit).toBe(2)
    expect(stderr).toContain(sentence)
  })

  test('a file that is no log is refused', async () => {
    const { folder } = await repositoryWith(ada)
    await writeFile(join(folder, 'diary.txt'), 'Dear diary')
    const args = ['--log', join(folder, 'diary.txt'), '--repository', 'a/b']
    const { exit, stderr } = await laurel(['import', 'git', ...args, ...community()])
    expect(exit).not.toBe(0)
    expect(stderr).toContain('This is not a history that Laurel can read')
  })
})

describe('laurel import git', () => {
  test('counts people, commits, releases and the badges they earned', async () => {
    const { folder } = await repositoryWith(...many(ada, 12), { ...grace, tag: 'v1.0' })

    const { exit, report } = await importJson(folder, ...community(), '--repository', 'example/engine')

    expect(exit).toBe(0)
    expect(report).toMatchObject({
      repository: 'example/engine',
      looked: 13,
      people: { total: 2, new: 2, renamed: 0 },
      commits: 13,
      merges: 0,
      releases: 1,
      duplicates: 0,
      awards: 4,
      leftOut: [],
      interrupted: false,
    })
    expect(report.badges).toEqual([
      { badge: 'first-commit', tier: 'bronze', count: 2 },
      { badge: 'warmed-up', tier: 'bronze', count: 1 },
      { badge: 'first-release', tier: 'bronze', count: 1 },
    ])
    expect(report.mostActive).toMatchObject({ name: 'Ada Lovelace', events: 12 })
  })

  test('a second import adds only what is new', async () => {
    const repository = await repositoryWith(ada, grace)
    const where = community()
    await importJson(repository.folder, ...where)

    const again = await importJson(repository.folder, ...where)
    expect(again.report).toMatchObject({
      commits: 0,
      duplicates: 2,
      awards: 0,
      people: { total: 2, new: 0, renamed: 0 },
    })

    await repository.commit(grace)
    const later = await importJson(repository.folder, ...where)
    expect(later.report).toMatchObject({ commits: 1, duplicates: 2, people: { new: 0 } })
  })

  test('people keep their ids in later imports, and other databases give them other ids', async () => {
    const { folder } = await repositoryWith(ada)
    const where = community()
    const first = await importJson(folder, ...where)
    const again = await importJson(folder, ...where)
    const elsewhere = await importJson(folder, ...community())
    expect(again.report.mostActive.id).toBe(first.report.mostActive.id)
    expect(elsewhere.report.mostActive.id).not.toBe(first.report.mostActive.id)
  })

  test('somebody who wrote under several names has the newest one', async () => {
    const renamed = { ...ada, name: 'Ada King' }
    const { folder } = await repositoryWith(ada, renamed)
    const where = community()

    const { report } = await importJson(folder, ...where)
    expect(report.people).toEqual({ total: 1, new: 1, renamed: 0 })
    expect(report.mostActive.name).toBe('Ada King')

    const profile = await laurel(['profile', 'Ada King', '--json', ...where])
    expect(JSON.parse(profile.stdout).person.name).toBe('Ada King')
  })

  test('a new name is taken over by the next import', async () => {
    const repository = await repositoryWith(ada)
    const where = community()
    await importJson(repository.folder, ...where)
    await repository.commit({ ...ada, name: 'Ada King' })

    const { report } = await importJson(repository.folder, ...where)
    expect(report.people).toEqual({ total: 1, new: 0, renamed: 1 })
  })

  test('an e-mail address is stored only on request', async () => {
    const { folder } = await repositoryWith(ada)
    const emailOf = async (...args: readonly string[]) => {
      const where = community()
      const { report } = await importJson(folder, ...where, ...args)
      const opened = await createLaurel({ database: url, schema: where[3] ?? '', catalog: git })
      const person = await opened.person(report.mostActive.id)
      await opened.close()
      return person?.email
    }
    expect(await emailOf()).toBeNull()
    expect(await emailOf('--keep-email')).toBe('ada@example.org')
  })

  test('what cannot be taken over is listed with its reason', async () => {
    const { folder } = await repositoryWith(
      ada,
      { ...ada, date: '99999999999 +0000' },
      { ...ada, date: '1600000000 +7400' },
    )
    const where = community()

    const { exit, report } = await importJson(folder, ...where)
    expect(exit).toBe(0)
    expect(report).toMatchObject({ looked: 3, commits: 2 })
    expect(report.leftOut).toMatchObject([{ reason: 'date_in_future' }])
    expect(report.incomplete).toMatchObject([{ reason: 'offset_impossible' }])

    const { stdout } = await laurel(['import', 'git', folder, ...where])
    expect(stdout).toContain('Left out\n  1 entry: The date is in the future.\n    commit ')
    expect(stdout).toContain('Taken over in part\n  1 entry: The time zone is more than 14 hours from UTC')
  })

  test('of many with the same reason the first five are named, and all with --json', async () => {
    const { folder } = await repositoryWith(ada, ...many({ ...ada, date: '99999999999 +0000' }, 8))
    const where = community()
    const { stdout } = await laurel(['import', 'git', folder, ...where])
    expect(stdout.match(/^ {4}commit /gm)).toHaveLength(5)
    expect(stdout).toContain('… and 3 more; --json lists them all')
    expect((await importJson(folder, ...where)).report.leftOut).toHaveLength(8)
  })

  test('when stopped, what is stored is whole, and the same command goes on from there', async () => {
    const { folder } = await repositoryWith(...many(ada, 2_500))
    const where = community()
    const controller = new AbortController()
    const stopped = await laurel(['import', 'git', folder, '--json', ...where], {
      interrupted: controller.signal,
      now: abortOnProgress(controller),
    })

    const { commits } = JSON.parse(stopped.stdout)
    expect(stopped.exit).toBe(130)
    expect(commits).toBeLessThan(2_500)
    expect(stopped.stderr).toContain('run the same command again to go on')

    const { exit, report } = await importJson(folder, ...where)
    expect(exit).toBe(0)
    expect(report).toMatchObject({ commits: 2_500 - commits, duplicates: commits, interrupted: false })
    const profile = JSON.parse((await laurel(['profile', 'Ada Lovelace', '--json', ...where])).stdout)
    expect(profile.milestones).toContainEqual({ metric: 'commits', value: 2_500, noun: 'commits' })
  })

  test('tells how far it is in plain lines where there is no terminal', async () => {
    const { folder } = await repositoryWith(...many(ada, 40))
    const { stdout, stderr } = await laurel(['import', 'git', folder, ...community()])
    expect(stderr).toMatch(/^Importing: 100% {2}40 of 40 commits.*\n$/)
    expect(`${stdout}${stderr}`).not.toContain('\u001b')
  })

  test('draws a bar in a terminal and takes it away at the end', async () => {
    const { folder } = await repositoryWith(...many(ada, 40))
    const { stdout, stderr } = await laurel(['import', 'git', folder, ...community()], { tty: true })
    expect(stderr).toContain('░')
    expect(stderr.endsWith('\r\u001b[K')).toBe(true)
    expect(stdout).toContain('\u001b[1mImported the history of')
  })

  test('a history without commits is no error', async () => {
    const { folder } = await repositoryWith()
    const { exit, stdout } = await laurel(['import', 'git', folder, ...community()])
    expect(exit).toBe(0)
    expect(stdout).toBe('There is nothing to import: this history has no commits yet.\n')
  })

  test('a folder that is no repository is told before any database is opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'laurel-empty-'))
    folders.push(folder)
    const { exit, stderr } = await laurel(['import', 'git', folder, '--database', 'postgres://127.0.0.1:1/nowhere'])
    expect(exit).toBe(4)
    expect(stderr).toContain('This folder is not part of a git repository')
  })

  test('a database that does not answer ends with 3 and says what to check', async () => {
    const { folder } = await repositoryWith(ada)
    const { exit, stderr } = await laurel(['import', 'git', folder], {
      env: { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
    })
    expect(exit).toBe(3)
    expect(stderr).toMatch(/^PostgreSQL does not answer .* Check DATABASE_URL and that the server runs\.\n$/)
  })
})

describe('laurel import git --server', () => {
  const KEY = 'a-key-that-only-this-test-knows'

  async function server() {
    const community = await createLaurel({ database: url, schema: 'served', catalog: git })
    const running = await serve({ laurel: community, port: 0, apiKey: KEY })
    return { url: running.url, close: () => running.close().then(() => community.close()) }
  }

  test('sends people and events to a running server', async () => {
    const { folder } = await repositoryWith(ada, grace, grace)
    const running = await server()
    const args = ['import', 'git', folder, '--json', '--server', running.url, '--salt', 'salt of the test']
    const env = { LAUREL_API_KEY: KEY }

    const first = await laurel(args, { env })
    expect(first.exit).toBe(0)
    expect(JSON.parse(first.stdout)).toMatchObject({ commits: 3, awards: 2, people: { total: 2, new: 2 } })
    const again = await laurel(args, { env })
    expect(JSON.parse(again.stdout)).toMatchObject({ commits: 0, duplicates: 3, people: { total: 2, new: 0 } })

    const profile = await laurel(['profile', 'Grace Hopper', '--server', running.url], { env })
    expect(profile.stdout).toContain('Grace Hopper')
    expect(profile.stdout).toContain('First Commit')
    await running.close()
  })

  test('needs a key, the right one, and a salt', async () => {
    const { folder } = await repositoryWith(ada)
    const running = await server()
    const args = ['import', 'git', folder, '--server', running.url]

    expect(await laurel(args)).toMatchObject({ exit: 2, stderr: expect.stringContaining('Set LAUREL_API_KEY') })
    const env = { LAUREL_API_KEY: 'a-key-of-somebody-else' }
    expect(await laurel(args, { env })).toMatchObject({ exit: 2, stderr: expect.stringContaining('give --salt') })
    expect(await laurel([...args, '--salt', 'x'], { env })).toMatchObject({ exit: 5 })
    await running.close()
  })

  test('a server that does not answer ends with 5', async () => {
    const { folder } = await repositoryWith(ada)
    const args = ['import', 'git', folder, '--server', 'http://127.0.0.1:1', '--salt', 'x']
    const { exit, stderr } = await laurel(args, { env: { LAUREL_API_KEY: KEY } })
    expect(exit).toBe(5)
    expect(stderr).toContain('The server at http://127.0.0.1:1 does not answer')
  })
})

/** A clock that interrupts once progress has looked at it some hundred times: in the middle of the second batch. */
function abortOnProgress(controller: AbortController): () => Date {
  let looks = 0
  return () => {
    looks += 1
    if (looks === 1_500) controller.abort()
    return new Date()
  }
}
