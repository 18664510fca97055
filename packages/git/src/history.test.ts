import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEvent } from '@laurel/core'
import { afterEach, expect, test, vi } from 'vitest'
import { countCommits, readHistory } from './history.ts'
import {
  collect,
  incomplete,
  leftOut,
  NOON,
  OPTIONS,
  onlyEvent,
  TestRepository,
  takenOver,
  temporaryFolder,
} from './test-repository.ts'

afterEach(() => vi.unstubAllEnvs())

test('a commit is an event of its author, at the time on the clock of the author', async () => {
  const garden = TestRepository.create()
  const commit = garden.commit({ date: `${NOON} -0730`, files: { 'a.txt': 'one\ntwo\n', 'b.txt': 'one\n' } })

  const { event, author, incomplete } = onlyEvent(await garden.history())
  expect(event).toEqual({
    id: commit,
    type: 'commit.pushed',
    actor: author.id,
    at: '2024-05-01T04:30:00-07:30',
    zone: '-07:30',
    target: 'garden',
    data: { files: 2, insertions: 3, deletions: 0 },
  })
  expect(author).toEqual({ id: expect.stringMatching(/^[0-9a-f]{16}$/), name: 'Ann' })
  expect(incomplete).toEqual([])
})

test('every event is one that the engine takes', async () => {
  const garden = TestRepository.create()
  garden.commit({ files: { 'a.txt': 'one\n' } })
  garden.commitRaw(`\u0001\u202eB\tC <${'x'.repeat(900)}> ${NOON} +9900`)
  garden.commitRaw(Buffer.from(`\xff\xfe${'N'.repeat(5000)} <n@example.org> ${NOON} -1200`, 'latin1'))
  garden.git(['tag', `v${'1'.repeat(180)}`])

  const items = await garden.history()
  expect(items.map((item) => 'event' in item && parseEvent(item.event, OPTIONS.now))).toEqual(
    items.map(() => ({ fact: expect.anything() })),
  )
})

test('commits come before those that build on them', async () => {
  const garden = TestRepository.create()
  const commits = [3, 1, 2].map((hour) => garden.commit({ date: `${NOON + hour * 3600} +0000` }))
  expect(takenOver(await garden.history()).map(({ event }) => event.id)).toEqual(commits)
})

test('a merge is an event of its own kind and changes nothing by itself', async () => {
  const garden = TestRepository.create()
  garden.commit({ files: { a: '1\n' } })
  garden.git(['checkout', '--quiet', '-b', 'side'])
  garden.commit({ files: { b: '1\n' } })
  garden.git(['checkout', '--quiet', 'main'])
  const merge = garden.merge('side')

  const last = takenOver(await garden.history()).at(-1)
  expect(last?.event).toMatchObject({
    id: merge,
    type: 'merge.pushed',
    data: { files: 0, insertions: 0, deletions: 0 },
  })
})

test('counts binary files without lines, moved files without changes, and empty commits as nothing', async () => {
  const garden = TestRepository.create()
  garden.commit({ files: { 'a.bin': new Uint8Array([0, 1, 2, 0]), 'long.txt': 'line\n'.repeat(50) } })
  garden.git(['mv', 'long.txt', 'moved.txt'])
  garden.commit()
  garden.commit()

  expect(takenOver(await garden.history()).map(({ event }) => event.data)).toEqual([
    { files: 2, insertions: 50, deletions: 0 },
    { files: 1, insertions: 0, deletions: 0 },
    { files: 0, insertions: 0, deletions: 0 },
  ])
})

test('one person with several addresses is one person if a mailmap says so', async () => {
  const garden = TestRepository.create()
  garden.commit({ author: 'ann <ANN@old.example.org>' })
  garden.commit({
    files: { '.mailmap': 'Ann Lee <ann@example.org> <ann@old.example.org>\nAnn Lee <ann@example.org>\n' },
  })

  for (const repository of [garden, garden.clone('--bare'), garden.clone('--no-checkout')]) {
    const authors = takenOver(await repository.history()).map(({ author }) => author)
    expect(authors.map(({ name }) => name)).toEqual(['Ann Lee', 'Ann Lee'])
    expect(new Set(authors.map(({ id }) => id)).size).toBe(1)
  }
})

test('a mailmap counts before it is committed', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.write('.mailmap', 'Ann Lee <ann@example.org>\n')
  expect(onlyEvent(await garden.history()).author.name).toBe('Ann Lee')
})

test('what no event can hold is left out with a reason, and the rest comes', async () => {
  const garden = TestRepository.create()
  const odd = {
    [garden.commitRaw('A <a@example.org> -1000 +0000')]: 'date_unreadable',
    [garden.commitRaw('A <a@example.org> Thu Jan 1 2020')]: 'date_unreadable',
    [garden.commitRaw('A <a@example.org>')]: 'date_unreadable',
    [garden.commitRaw('A <a@example.org> 0 +0000')]: 'date_unknown',
    [garden.commitRaw('A <a@example.org> 99999999999999999999999 +0000')]: 'date_in_future',
    [garden.commitRaw('A <a@example.org> 4102444800 +0000')]: 'date_in_future',
    [garden.commitRaw(` <> ${NOON} +0000`)]: 'author_unknown',
    [garden.commitRaw('nobody')]: 'date_unreadable',
  }
  const sound = garden.commit()

  const items = await garden.history()
  expect(leftOut(items)).toEqual(odd)
  expect(takenOver(items).map(({ event }) => event.id)).toEqual([sound])
})

test('an offset that no clock has costs the time zone, not the moment', async () => {
  const garden = TestRepository.create()
  const offsets = ['+7400', '+051800', '-9999', '+1401', '+0260']
  const commits = offsets.map((offset) => garden.commitRaw(`A <a@example.org> ${NOON} ${offset}`))

  const items = await garden.history()
  expect(takenOver(items).map(({ event }) => [event.at, event.zone])).toEqual(
    offsets.map(() => ['2024-05-01T12:00:00Z', undefined]),
  )
  expect(incomplete(items)).toEqual(Object.fromEntries(commits.map((commit) => [commit, ['offset_impossible']])))
})

test('nobody can write themselves into other fields or other commits', async () => {
  const garden = TestRepository.create()
  const fake = `commit|${'a'.repeat(40)}||${NOON}|${NOON} +0000||<eve@example.org>Eve`
  garden.commit({
    message: `${fake}\n\n 9 files changed, 9 insertions(+)\n`,
    files: { [fake.replace('/', '')]: '1\n' },
  })
  garden.commitRaw(`x > ${fake.slice(0, -20)}\r <a|b<c@example.org> ${NOON} +0000`)

  const items = takenOver(await garden.history({ keepEmail: true }))
  expect(items).toHaveLength(2)
  expect(items.map(({ author }) => author.email)).toEqual(['ann@example.org', 'a|b<c@example.org'])
  expect(items[0]?.event.data).toEqual({ files: 1, insertions: 1, deletions: 0 })
})

test('addresses stay out of everything unless they are asked for', async () => {
  const garden = TestRepository.create()
  garden.commit({ author: 'ann@example.org <ann@example.org>' })
  expect(JSON.stringify(await garden.history())).not.toContain('example.org')
  expect(onlyEvent(await garden.history({ keepEmail: true })).author.email).toBe('ann@example.org')
})

test('reads the branch that is checked out, or all branches if asked', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['checkout', '--quiet', '-b', 'side'])
  garden.commit({ files: { b: '1\n' } })
  garden.git(['checkout', '--quiet', 'main'])

  expect(await garden.history()).toHaveLength(1)
  expect(await garden.history({ branches: 'all' })).toHaveLength(2)
  expect(await countCommits(garden.folder)).toBe(1)
  expect(await countCommits(garden.folder, { branches: 'all' })).toBe(2)
})

test('a repository that points at a branch nobody made gives all branches', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['symbolic-ref', 'HEAD', 'refs/heads/none'])
  expect(await garden.history()).toHaveLength(1)
})

test('a repository without commits is an empty history', async () => {
  const garden = TestRepository.create()
  expect(await garden.history()).toEqual([])
  expect(await countCommits(garden.folder)).toBe(0)
})

test('reads from a folder inside, from a linked folder, and from a folder with a name like an option', async () => {
  const garden = new TestRepository(join(temporaryFolder(), '--upload-pack=x'))
  garden.git(['init', '--quiet', '--initial-branch=main'])
  garden.commit({ files: { 'inside/a': '1\n' } })
  const linked = join(temporaryFolder(), 'linked')
  garden.git(['worktree', 'add', '--quiet', '--detach', linked])

  for (const folder of [garden.folder, join(garden.folder, 'inside'), linked, join(garden.folder, '.git')]) {
    expect(await collect(readHistory(folder, OPTIONS))).toHaveLength(1)
  }
})

test('is not led elsewhere by the variables that git sets for hooks', async () => {
  const [garden, other] = [TestRepository.create(), TestRepository.create()]
  garden.commit()
  vi.stubEnv('GIT_DIR', join(other.folder, '.git'))
  vi.stubEnv('GIT_OBJECT_DIRECTORY', join(other.folder, '.git/objects'))
  expect(await garden.history()).toHaveLength(1)
})

test('reads repositories with SHA-256 hashes', async () => {
  const garden = TestRepository.create('--object-format=sha256')
  const commit = garden.commit()
  expect(onlyEvent(await garden.history()).event.id).toBe(commit)
})

test('names the repository after where it came from', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['remote', 'add', 'origin', 'https://token@git.example.org/ann/garden.git'])
  expect(onlyEvent(await garden.history()).event.target).toBe('ann/garden')
  expect(onlyEvent(await garden.history({ repository: 'mine' })).event.target).toBe('mine')
})

test('a history that is not read to its end leaves nothing behind', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.commit()
  const folder = temporaryFolder()
  vi.stubEnv('TMPDIR', folder)
  expect(tmpdir()).toBe(folder)
  for await (const item of readHistory(garden.folder, OPTIONS)) {
    expect(item).toHaveProperty('event')
    expect(readdirSync(folder)).toHaveLength(1)
    break
  }
  expect(readdirSync(folder)).toEqual([])
})

test('runs no program that a repository names', async () => {
  const garden = TestRepository.create()
  const trap = join(temporaryFolder(), 'ran')
  const run = `touch ${trap} #`
  garden.commit({ files: { 'a.txt': 'one\n', '.gitattributes': '*.txt diff=trap filter=trap\n' } })
  garden.commit({ files: { 'a.txt': 'two\n' } })
  garden.git(['tag', '--annotate', '--message', 'One', 'v1'])
  for (const setting of ['diff.external', 'diff.trap.command', 'diff.trap.textconv', 'filter.trap.clean'])
    garden.git(['config', setting, run])
  for (const setting of ['gpg.program', 'core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor'])
    garden.git(['config', setting, run])
  for (const setting of ['log.showSignature', 'commit.gpgSign', 'diff.trap.cachetextconv'])
    garden.git(['config', setting, 'true'])
  const hooks = join(garden.folder, '.git/hooks')
  mkdirSync(hooks, { recursive: true })
  for (const hook of ['post-checkout', 'reference-transaction', 'post-index-change', 'pre-auto-gc']) {
    garden.write(`.git/hooks/${hook}`, `#!/bin/sh\n${run}\n`)
    chmodSync(join(hooks, hook), 0o755)
  }

  expect(takenOver(await garden.history())).toHaveLength(3)
  expect(existsSync(trap)).toBe(false)
})

test.skipIf(process.getuid?.() !== 0)('reads the repository of another user', async () => {
  const garden = TestRepository.create()
  garden.commit()
  chownSync(garden.folder, 12_345, 12_345)
  chownSync(join(garden.folder, '.git'), 12_345, 12_345)
  expect(await garden.history()).toHaveLength(1)
})

test.for([
  ['a folder that is not there', () => join(temporaryFolder(), 'none'), 'folder_not_found'],
  ['a folder without a repository', () => temporaryFolder(), 'not_a_repository'],
] as const)('%s is refused with a code and what to do', async ([, folder, code]) => {
  await expect(collect(readHistory(folder(), OPTIONS))).rejects.toMatchObject({ name: 'GitError', code })
})

test('says so if git is not installed', async () => {
  vi.stubEnv('PATH', temporaryFolder())
  await expect(countCommits('.')).rejects.toMatchObject({ code: 'git_not_found', message: /Install git/ })
})

test('ids without a salt are refused, because they could be guessed', async () => {
  await expect(collect(readHistory('.', { ...OPTIONS, salt: '' }))).rejects.toMatchObject({ code: 'salt_missing' })
})
