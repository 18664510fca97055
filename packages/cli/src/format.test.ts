import { expect, test } from 'vitest'
import { bar, columns, counted, duration, width } from './format.ts'

test('one is one, and many have commas', () => {
  expect(counted(1, 'commit')).toBe('1 commit')
  expect(counted(12_400, 'entry', 'entries')).toBe('12,400 entries')
})

test('a duration is as exact as it is short', () => {
  expect([0.42, 12.4, 200, 7_500].map(duration)).toEqual(['0.4 s', '12 s', '3 min 20 s', '2 h 5 min'])
})

test('a bar is full only when everything is done', () => {
  expect(bar(0.999, 10)).toEqual({ done: '█████████', open: '░' })
  expect(bar(2, 3)).toEqual({ done: '███', open: '' })
})

test('columns stand below each other whatever is in them', () => {
  expect(
    columns([
      ['a 🎉', 1],
      ['\u001b[1mlonger\u001b[22m', 1_000],
    ]),
  ).toEqual(['  a 🎉        1', '  \u001b[1mlonger\u001b[22m  1,000'])
  expect(width('日本')).toBe(4)
})
