import { git } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { beforeAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'

const { url } = await testDatabase()
const where = ['--database', url]

beforeAll(async () => {
  const community = await createLaurel({ database: url, catalog: git })
  for (const [id, name, count] of [
    ['p1', 'José Ferrer', 12],
    ['p2', 'Ada Lovelace', 1],
    ['p3', 'Ada Lovelace', 1],
    ['p4', 'Ada King', 1],
  ] as const) {
    await community.record(Array.from({ length: count }, (_, index) => commit(id, index)))
    await community.person(id, { name })
  }
  await community.person('new', { name: 'Nobody Yet' })
  await community.close()
})

function commit(actor: string, index: number) {
  return { id: `${index}`, type: 'commit.pushed', at: `2024-03-01T10:${10 + index}:00Z`, actor, target: 'engine' }
}

describe('laurel profile', () => {
  test('shows badges, numbers, and bars towards the next ones', async () => {
    const { exit, stdout } = await laurel(['profile', 'p1', ...where])
    expect(exit).toBe(0)
    expect(stdout).toContain('José Ferrer p1 · 2 badges\n\nHighlights\n  bronze  Warmed Up')
    expect(stdout).toContain('Mar 1, 2024')
    expect(stdout).toContain('  12 commits · 1 repository')
    expect(stdout).toContain('██░░░░░░░░░░░░░░░░░░ 12%  Steady Hand  12 / 100 commits')
    expect(stdout).toContain('Only 88 more commits to unlock Steady Hand!')
    expect(stdout).not.toContain('**')
  })

  test('speaks German on request', async () => {
    const { stdout } = await laurel(['profile', 'p1', '--locale', 'de', ...where])
    expect(stdout).toContain('2 Abzeichen')
    expect(stdout).toContain('Nächste Abzeichen')
    expect(stdout).toContain('Erster Commit')
  })

  test('finds people by name, whatever the case and the accents', async () => {
    const { stdout } = await laurel(['profile', 'jose ferrer', '--json', ...where])
    expect(JSON.parse(stdout)).toMatchObject({ person: { id: 'p1' }, badgesEarned: 2 })
  })

  test('a name of several people is answered with their ids', async () => {
    const { exit, stderr } = await laurel(['profile', 'Ada Lovelace', ...where])
    expect(exit).toBe(4)
    expect(stderr).toMatch(
      /^Several people are called Ada Lovelace: p[23] \(Ada Lovelace\), p[23] \(Ada Lovelace\)\. Give an id\.\n$/,
    )
  })

  test('an unknown name is answered with people it may mean', async () => {
    const { exit, stderr } = await laurel(['profile', 'King', ...where])
    expect(exit).toBe(4)
    expect(stderr).toBe('Nobody here has the id, handle or name "King". Did you mean p4 (Ada King)?\n')
  })

  test('somebody without badges is shown what is near', async () => {
    const { exit, stdout } = await laurel(['profile', 'new', ...where])
    expect(exit).toBe(0)
    expect(stdout).toContain('Nobody Yet new · No badges yet.')
    expect(stdout).toContain('First Commit')
  })

  test('a database that was never migrated is told, not changed', async () => {
    const { exit, stderr } = await laurel(['profile', 'p1', ...where, '--schema', 'unmade'])
    expect(exit).toBe(3)
    expect(stderr).toContain('laurel migrate')
  })

  test('a language that is none is a mistake in the command line', async () => {
    expect(await laurel(['profile', 'p1', '--locale', 'klingon_', ...where])).toMatchObject({ exit: 2 })
  })
})
