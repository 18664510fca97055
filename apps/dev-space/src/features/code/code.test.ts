import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOG_COMMAND } from '@laurel/git'
import { expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'

const { community, joined, visit } = await testCommunity()

interface Commit {
  readonly author: string
  readonly at: string
}

/** What the documented command writes for a repository with these commits. */
function logOf(commits: readonly Commit[]): string {
  const cwd = mkdtempSync(join(tmpdir(), 'code-'))
  const git = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    execFileSync('git', args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' })
  git(['init', '--quiet'])
  for (const { author, at } of commits) {
    const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? []
    const who = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
    git(['commit', '--quiet', '--allow-empty', '-m', 'A secret plan'], {
      ...who,
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_DATE: at,
    })
  }
  execFileSync('sh', ['-c', LOG_COMMAND], { cwd, stdio: 'pipe' })
  return readFileSync(join(cwd, 'laurel-history.txt'), 'utf8')
}

const ADA = 'Ada <ada.l@example.org>'
const BO = 'Bo <bo@example.com>'
const DAY = '2024-03-01T10:00:00+0100'

function upload({ browser }: Member, text: string, repository = 'ada/engine') {
  return browser.upload('/code', { repository }, { name: 'file', text })
}

/** The checkbox of an author, by name. */
function checkbox(html: string, name: string): string {
  return new RegExp(`value="([0-9a-f]+)">\\s*<span><strong>${name}<`).exec(html)?.[1] ?? ''
}

test('somebody’s own commits become theirs, and nothing of the others in the file stays', async () => {
  const ada = await joined()
  const asked = await upload(
    ada,
    logOf([
      { author: ADA, at: DAY },
      { author: BO, at: DAY },
      { author: ADA, at: '2024-03-02T10:00:00+0100' },
    ]),
  )
  expect(asked.path).toMatch(/^\/code\/[0-9a-f-]{36}$/)
  expect(asked.html).toContain('2 commits')
  expect(asked.html).toContain('a…@example.org')
  expect(asked.html).not.toContain('ada.l@')

  const done = await ada.browser.post(asked.path, { author: checkbox(asked.html, 'Ada') })
  expect(done.html).toContain('2 commits are yours now.')
  expect((await community.laurel.profile(ada.id))?.milestones).toContainEqual(
    expect.objectContaining({ metric: 'commits', value: 2 }),
  )
  expect(await everything()).not.toMatch(/ada\.l@|bo@example|secret plan|"Bo"/)
})

test('the same file again adds nothing, and somebody else’s commits stay theirs', async () => {
  const text = logOf([{ author: ADA, at: '2024-04-01T10:00:00+0100' }])
  const [first, second] = [await joined(), await joined()]
  for (const [member, sentence] of [
    [first, '1 commit is yours now.'],
    [first, 'No commit was new.'],
    [second, 'No commit was new.'],
  ] as const) {
    const asked = await upload(member, text)
    expect((await member.browser.post(asked.path, { author: checkbox(asked.html, 'Ada') })).html).toContain(sentence)
  }
})

test('the same choice sent twice at once takes the commits once, and says how many they were', async () => {
  const ada = await joined()
  const asked = await upload(ada, logOf([{ author: ADA, at: '2024-06-01T10:00:00+0100' }]), 'ada/twice')
  const author = checkbox(asked.html, 'Ada')
  const answers = await Promise.all([1, 2].map(() => ada.browser.post(asked.path, { author })))
  for (const { html } of answers) expect(html).toContain('1 commit is yours now.')
})

test('commits from before joining make no day on Dev-Space, and those since then do', async () => {
  const ada = await joined()
  const asked = await upload(
    ada,
    logOf([
      { author: ADA, at: '2024-05-01T10:00:00+0100' },
      { author: ADA, at: new Date().toISOString() },
    ]),
    'ada/days',
  )
  await ada.browser.post(asked.path, { author: checkbox(asked.html, 'Ada') })
  const pushed = await community.store.many(`select id from laurel.event where person = $1 and type = 'code.pushed'`, [
    ada.id,
  ])
  expect(pushed).toHaveLength(1)
})

test('a file that is no log is refused beside its field, and leaves nothing', async () => {
  const ada = await joined()
  const answer = await upload(ada, 'Dear diary')
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('This is not the file that the command above writes.')
  expect(await community.store.many('select 1 from dev_space.code_upload where person = $1', [ada.id])).toEqual([])
})

test('a file of more than 20 MB is refused while it comes in', async () => {
  const ada = await joined()
  const answer = await upload(ada, logOf([{ author: ADA, at: DAY }]) + 'x'.repeat(20 * 1024 * 1024))
  expect([413, 422]).toContain(answer.status)
  expect(await community.store.many('select 1 from dev_space.code_upload where person = $1', [ada.id])).toEqual([])
})

test('without a file or the name of the repository it is asked for', async () => {
  const ada = await joined()
  expect((await ada.browser.post('/code', { repository: 'x' })).html).toContain('Please choose the file')
  expect((await upload(ada, logOf([{ author: ADA, at: DAY }]), ' ')).html).toContain(
    'Please say which repository it is.',
  )
})

test('an upload is its owner’s alone', async () => {
  const ada = await joined()
  const { path } = await upload(ada, logOf([{ author: ADA, at: DAY }]), 'ada/private')
  expect((await (await joined()).browser.get(path)).status).toBe(404)
  expect((await visit().get(path)).path).toBe('/join')
})

/** Every table there is, as text. */
async function everything(): Promise<string> {
  const tables = await community.store.many<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('dev_space', 'laurel') and table_type = 'BASE TABLE'`,
  )
  const contents = await Promise.all(
    tables.map(({ name }) => community.store.many(`select to_jsonb(t) as row from ${name} t`)),
  )
  return JSON.stringify(contents)
}
