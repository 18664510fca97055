import { expect, test } from 'vitest'
import type { HistoryItem, TakenOver } from './item.ts'
import { leftOut, NOON, TestRepository, takenOver } from './test-repository.ts'

const BEA = {
  GIT_COMMITTER_NAME: 'Bea',
  GIT_COMMITTER_EMAIL: 'bea@example.org',
  GIT_COMMITTER_DATE: `${NOON + 3600} +0530`,
}

test('an annotated tag is a release by its tagger, when it was tagged', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['tag', '--annotate', '--message', 'Two\n\ntagger Eve <eve@example.org> 1 +0000', 'v2'], { env: BEA })

  const [release] = releases(await garden.history())
  expect(release).toMatchObject({
    author: { name: 'Bea' },
    event: {
      id: `tag:v2@${garden.git(['rev-parse', 'v2'])}`,
      type: 'release.tagged',
      at: '2024-05-01T18:30:00+05:30',
      zone: '+05:30',
      target: 'garden',
      data: { tag: 'v2', annotated: true },
    },
  })
})

test('a lightweight tag stands for the author and the date of its commit', async () => {
  const garden = TestRepository.create()
  const commit = garden.commit({ author: 'Cid <cid@example.org>' })
  garden.git(['tag', 'nightly/1'], { env: BEA })

  const [release] = releases(await garden.history())
  expect(release).toMatchObject({
    author: { name: 'Cid' },
    event: { id: `tag:nightly/1@${commit}`, at: '2024-05-01T14:00:00+02:00', data: { annotated: false } },
  })
})

test('the tagger and the author are one person if their addresses are, and a mailmap counts for both', async () => {
  const garden = TestRepository.create()
  garden.commit({ author: 'B <b@example.org>', files: { '.mailmap': 'Bea <bea@example.org> <b@example.org>\n' } })
  garden.git(['tag', '--annotate', '--message', 'Two', 'v2'], { env: { ...BEA, GIT_COMMITTER_EMAIL: 'B@example.org' } })

  const people = takenOver(await garden.history()).map(({ author }) => author)
  expect(people).toHaveLength(2)
  expect(people[0]).toEqual(people[1])
})

test('a tag of old that names no tagger goes to the author of its commit', async () => {
  const garden = TestRepository.create()
  const commit = garden.commit()
  addTag(garden, 'v0', `object ${commit}\ntype commit\ntag v0\n\nOld\n`)
  const [release] = releases(await garden.history())
  expect(release).toMatchObject({ author: { name: 'Ann' }, event: { data: { tag: 'v0', annotated: true } } })
})

test('a tag of a file that names nobody, and a tagger without a date, are left out', async () => {
  const garden = TestRepository.create()
  const commit = garden.commit({ files: { a: '1\n' } })
  garden.git(['tag', 'key', 'HEAD:a'])
  const dateless = addTag(garden, 'v0', `object ${commit}\ntype commit\ntag v0\ntagger A <a@example.org> soon\n\nOld\n`)
  expect(leftOut(await garden.history())).toEqual({
    [garden.git(['rev-parse', 'key'])]: 'tag_without_commit',
    [dateless]: 'date_unreadable',
  })
})

test('tags on branches that are not read are releases all the same', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['checkout', '--quiet', '--orphan', 'next'])
  garden.commit({ files: { b: '1\n' } })
  garden.git(['tag', 'v3'])
  garden.git(['checkout', '--quiet', 'main'])
  expect(takenOver(await garden.history()).map(({ event }) => event.type)).toEqual(['commit.pushed', 'release.tagged'])
})

test('a tag of a tag counts once, for the outer one', async () => {
  const garden = TestRepository.create()
  garden.commit()
  garden.git(['tag', '--annotate', '--message', 'One', 'v1'])
  garden.git(['tag', '--annotate', '--message', 'Same', 'stable', 'v1'], { env: BEA })
  expect(releases(await garden.history()).map(({ author }) => author.name)).toEqual(['Bea', 'Ann'])
})

function addTag(garden: TestRepository, name: string, content: string): string {
  const id = garden.git(['hash-object', '-t', 'tag', '-w', '--literally', '--stdin'], { input: content })
  garden.git(['update-ref', `refs/tags/${name}`, id])
  return id
}

function releases(items: readonly HistoryItem[]): readonly TakenOver[] {
  return takenOver(items).filter(({ event }) => event.type === 'release.tagged')
}
