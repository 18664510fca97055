import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { incomplete, leftOut, NOON, TestRepository, takenOver, temporaryFolder } from './test-repository.ts'

test('a commit whose files were lost comes without counts, and the others with theirs', async () => {
  const garden = TestRepository.create()
  const commits = ['1\n', '1\n2\n', '1\n2\n3\n', '1\n2\n3\n4\n'].map((a) => garden.commit({ files: { a } }))
  garden.lose(`${commits[1]}:a`)

  const items = await garden.history()
  expect(takenOver(items).map(({ event }) => event.id)).toEqual(commits)
  expect(takenOver(items).map(({ event }) => event.data?.['insertions'])).toEqual([1, undefined, undefined, 1])
  expect(incomplete(items)).toEqual({
    [commits[1] ?? '']: ['changes_unreadable'],
    [commits[2] ?? '']: ['changes_unreadable'],
  })
})

test('files and folders that were spoilt cost no more than the counts of their commits', async () => {
  const garden = TestRepository.create()
  const commits = [1, 2, 3, 4, 5].map((n) => garden.commit({ files: { [`d${n}/a`]: `${n}\n` } }))
  garden.spoil(`${commits[1]}:d2/a`)
  garden.spoil(`${commits[3]}:d4`)

  const items = await garden.history()
  expect(takenOver(items).map(({ event }) => event.id)).toEqual(commits)
  expect(takenOver(items).map(({ event }) => event.data !== undefined)).toEqual([true, false, true, false, true])
})

test('folders that were lost cost no more than the counts of their commits', async () => {
  const garden = TestRepository.create()
  const commits = ['1\n', '2\n', '3\n', '4\n'].map((a) => garden.commit({ files: { 'x/y/a': a } }))
  garden.lose(`${commits[0]}:x/y`)
  garden.lose(`${commits[3]}^{tree}`)

  const items = await garden.history()
  expect(takenOver(items).map(({ event }) => event.id)).toEqual(commits)
  expect(takenOver(items).map(({ event }) => event.data !== undefined)).toEqual([false, false, true, false])
})

test.for(['blob:none', 'tree:0'])('a partial clone (%s) comes without counts and fetches nothing', async (filter) => {
  const garden = TestRepository.create()
  garden.commit({ files: { a: '1\n' } })
  garden.commit({ files: { a: '2\n' } })
  garden.git(['tag', '--annotate', '--message', 'One', 'v1'])
  const clone = garden.clone('--bare', `--filter=${filter}`)
  const trap = join(temporaryFolder(), 'ran')
  clone.git(['config', 'protocol.allow', 'always'])
  clone.git(['config', 'protocol.ext.allow', 'always'])
  clone.git(['config', 'remote.origin.url', `ext::touch ${trap}`])

  const items = await clone.history()
  expect(takenOver(items).map(({ event }) => event.type)).toEqual(['commit.pushed', 'commit.pushed', 'release.tagged'])
  expect(Object.values(incomplete(items))).toEqual([['changes_unreadable'], ['changes_unreadable']])
  expect(existsSync(trap)).toBe(false)
})

test('where a shallow clone ends a commit does not count as writing every file', async () => {
  const garden = TestRepository.create()
  garden.commit({ files: { a: '1\n'.repeat(100) } })
  const end = garden.commit({ files: { b: '1\n' } })
  const last = garden.commit({ files: { c: '1\n' } })

  const items = await garden.clone('--depth=2').history()
  expect(takenOver(items).map(({ event }) => [event.id, event.data?.['insertions']])).toEqual([
    [end, undefined],
    [last, 1],
  ])
  expect(incomplete(items)).toEqual({ [end]: ['clone_shallow'] })
})

test('where a shallow clone ends a merge is still a merge', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['checkout', '--quiet', '-b', 'side'])
  garden.commit({ files: { b: '1\n' } })
  garden.git(['checkout', '--quiet', 'main'])
  garden.merge('side')

  const items = await garden.clone('--depth=1').history()
  expect(takenOver(items).map(({ event }) => event.type)).toEqual(['merge.pushed'])
  expect(incomplete(items)).toEqual({})
})

test('commits that were replaced in one clone count as they are in all others', async () => {
  const garden = TestRepository.create()
  const commit = garden.commit({ files: { a: '1\n' } })
  const other = garden.commitRaw(`Eve <eve@example.org> ${NOON} +0000`)
  garden.git(['update-ref', 'refs/heads/main', commit])
  garden.git(['replace', commit, other])
  expect(takenOver(await garden.history()).map(({ author }) => author.name)).toEqual(['Ann'])
})

test('a history with a hole says what to do', async () => {
  const garden = TestRepository.create()
  garden.commit()
  const lost = garden.commit({ files: { a: '1\n' } })
  garden.commit()
  garden.lose(lost)
  await expect(garden.history()).rejects.toMatchObject({
    code: 'history_damaged',
    message: expect.stringContaining('git fsck'),
  })
})

test('tags that lost what they point at are left out', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['tag', '--annotate', '--message', 'One', 'v1'])
  const tag = garden.git(['rev-parse', 'v1'])
  garden.lose('v1')
  expect(leftOut(await garden.history())).toEqual({ [tag]: 'tag_unreadable' })
})
