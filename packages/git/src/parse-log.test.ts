import { execSync } from 'node:child_process'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HistoryItem } from './item.ts'
import { LOG_COMMAND } from './log-format.ts'
import { parseLog } from './parse-log.ts'
import { collect, incomplete, leftOut, NOON, OPTIONS, TestRepository, takenOver } from './test-repository.ts'

const LOG_OPTIONS = { ...OPTIONS, repository: 'garden' }

test('the log of a repository gives the same commits as the repository', async () => {
  const garden = gardenWithEverything()
  expect(await parse(createReadStream(writeLog(garden)))).toEqual(await garden.history())
})

test('settings of the person who writes the log do not change it', async () => {
  const garden = gardenWithEverything()
  const expected = readFileSync(writeLog(garden), 'utf8')
  const settings = ['log.showRoot=false', 'log.date=iso', 'log.decorate=full', 'diff.renames=false', 'color.ui=always']
  const more = [
    'log.showSignature=true',
    'diff.algorithm=patience',
    'i18n.logOutputEncoding=latin1',
    'log.mailmap=false',
  ]
  for (const setting of [...settings, ...more]) garden.git(['config', ...setting.split('=')])
  expect(readFileSync(writeLog(garden), 'utf8')).toBe(expected)
})

test('the log holds no messages, no names of files and no names of branches', () => {
  const garden = TestRepository.create()
  garden.commit({ message: 'Secret plan', files: { 'secret.txt': 'secret\n' } })
  garden.git(['branch', 'secret'])
  expect(readFileSync(writeLog(garden), 'utf8').toLowerCase()).not.toContain('secret')
})

test('a log survives being cut anywhere on its way', async () => {
  const bytes = readFileSync(writeLog(gardenWithEverything()))
  const whole = await parse([bytes])
  for (const size of [1, 7, 64]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    )
    expect(await parse(pieces)).toEqual(whole)
  }
})

test('a log survives Windows line ends, and being saved as UTF-16 or with a byte order mark', async () => {
  const text = readFileSync(writeLog(gardenWithEverything()), 'utf8')
  const whole = await parse([text])
  expect(await parse([text.replaceAll('\n', '\r\n')])).toEqual(whole)
  expect(await parse([Buffer.from(`\ufeff${text}`, 'utf16le')])).toEqual(whole)
  expect(await parse([Buffer.from(`\ufeff${text}`)])).toEqual(whole)
  expect(await parse([`\ufeff${text}`])).toEqual(whole)
})

test('a damaged line is left out with its number, and the rest comes', async () => {
  const items = await parse([line('a'), `commit|${'b'.repeat(40)}|broken\n`, 'what?\n', line('c')])
  expect(takenOver(items).map(({ event }) => event.id)).toEqual(['a'.repeat(40), 'c'.repeat(40)])
  expect(items.flatMap((item) => ('leftOut' in item ? [[item.leftOut.line, item.leftOut.commit]] : []))).toEqual([
    [4, 'b'.repeat(40)],
    [5, null],
  ])
})

test('a line without an end does not fill the memory', async () => {
  const endless = async function* () {
    yield line('a')
    for (let i = 0; i < 200; i++) yield 'x'.repeat(100_000)
    yield `\n${line('b')}`
  }
  expect(leftOut(await parse(endless()))).toEqual({ '': 'line_unreadable' })
})

test('the end of a shallow clone is seen in its log', async () => {
  const garden = TestRepository.create()
  garden.commit({ files: { a: '1\n' } })
  const end = garden.commit({ files: { b: '1\n' } })
  const clone = garden.clone('--depth=1')
  clone.git(['branch', 'grafted'])
  expect(incomplete(await parse(createReadStream(writeLog(clone))))).toEqual({ [end]: ['clone_shallow'] })
})

test.for(['not a log\n', 'diff --git a/a b/a\n', '{"id":1}'])('a file such as %j is refused', async (text) => {
  await expect(parse([text])).rejects.toMatchObject({ code: 'not_a_log' })
})

test('an empty log is an empty history', async () => {
  expect(await parse([])).toEqual([])
  expect(await parse(['\n'])).toEqual([])
})

function gardenWithEverything(): TestRepository {
  const garden = TestRepository.create()
  garden.commit({ files: { 'a.txt': 'one\n'.repeat(20), 'b.bin': new Uint8Array([0, 1]) } })
  garden.commit({
    author: 'Zoë Ó <zoe@example.org>',
    date: `${NOON} -0330`,
    files: { '.mailmap': 'Z <zoe@example.org>\n' },
  })
  garden.git(['checkout', '--quiet', '-b', 'side'])
  garden.git(['mv', 'a.txt', 'c.txt'])
  garden.commit()
  garden.git(['checkout', '--quiet', 'main'])
  garden.commit({ files: { d: '1\n' } })
  garden.merge('side')
  garden.commit()
  garden.commitRaw(`A <a@example.org> ${NOON} +7400`)
  garden.commitRaw('nobody')
  return garden
}

function writeLog(garden: TestRepository): string {
  execSync(LOG_COMMAND, { cwd: garden.folder, env: { PATH: process.env['PATH'], HOME: '/nonexistent' } })
  return join(garden.folder, 'laurel-history.txt')
}

function line(digit: string): string {
  return `commit|${digit.repeat(40)}||${NOON}|${NOON} +0000||<a@example.org>A\n\n 1 file changed, 2 insertions(+)\n`
}

async function parse(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): Promise<readonly HistoryItem[]> {
  return collect(parseLog(streamOf(chunks), LOG_OPTIONS))
}

async function* streamOf(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>) {
  yield* chunks
}
