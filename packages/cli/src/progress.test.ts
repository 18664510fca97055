import { expect, test } from 'vitest'
import { startProgress } from './progress.ts'
import { capture } from './test-support/captured-io.ts'

function clock() {
  let time = Date.UTC(2026, 0, 1)
  return { now: () => new Date(time), pass: (milliseconds: number) => (time += milliseconds) }
}

test('tells number, speed and time left, in a line for each twentieth', () => {
  const lines = linesOf(10_000, 300)
  expect(lines).toHaveLength(20)
  expect(lines[0]).toBe('Importing: 5%  500 of 10,000 commits  333/s  about 29 s left')
  expect(lines.at(-1)).toBe('Importing: 100%  10,000 of 10,000 commits  333/s')
})

test('a short work is told in a line a second, and at its end', () => {
  expect(linesOf(10_000, 25)).toEqual([
    'Importing: 40%  4,000 of 10,000 commits  4,000/s  about 2 s left',
    'Importing: 80%  8,000 of 10,000 commits  4,000/s',
    'Importing: 100%  10,000 of 10,000 commits  4,000/s',
  ])
})

/** What is told of a work of `total` when a hundred are done every `milliseconds`. */
function linesOf(total: number, milliseconds: number): readonly string[] {
  const { now, pass } = clock()
  const { io, stderr } = capture({ now })
  const progress = startProgress(io, { verb: 'Importing', unit: 'commits', total })
  for (let done = 100; done <= total; done += 100) {
    pass(milliseconds)
    progress.update(done)
  }
  progress.end()
  return stderr().trim().split('\n')
}

test('where the end is unknown it tells every ten seconds', () => {
  const { now, pass } = clock()
  const { io, stderr } = capture({ now })
  const progress = startProgress(io, { verb: 'Replaying', unit: 'events', total: null })
  for (let done = 1; done <= 25; done++) {
    pass(1_000)
    progress.update(done * 1_000)
  }
  expect(stderr()).toBe('Replaying: 10,000 events  1,000/s\nReplaying: 20,000 events  1,000/s\n')
})

test('a bar is drawn at most ten times a second, fits the terminal, and goes away', () => {
  const { now, pass } = clock()
  const { io, stderr } = capture({ now, tty: true, env: { NO_COLOR: '1' } })
  const progress = startProgress(io, { verb: 'Importing', unit: 'commits', total: 1_000 })
  for (let done = 1; done <= 1_000; done++) {
    pass(1)
    progress.update(done)
  }
  progress.end()
  const drawn = stderr().split('\r\u001b[K')
  expect(drawn.length).toBeLessThanOrEqual(12)
  expect(drawn[5]).toMatch(/^Importing █+░+ 40% {2}401 of 1,000 commits/)
  expect(Math.max(...drawn.map((line) => line.length))).toBeLessThan(100)
  expect(drawn.at(-1)).toBe('')
})
