import { expect, test } from 'vitest'
import { readLines } from './lines.ts'

async function linesOf(...chunks: readonly (string | Uint8Array)[]) {
  const lines: (readonly [number, string | null])[] = []
  const bytes = async function* () {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  }
  for await (const { number, text } of readLines(bytes())) lines.push([number, text])
  return lines
}

test('a line is one wherever the chunks are cut, also in the middle of a character', async () => {
  const bytes = Buffer.from('{"a":"é🎉"}\nb')
  const expected = [
    [1, '{"a":"é🎉"}'],
    [2, 'b'],
  ]
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(await linesOf(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(expected)
  }
})

test('empty lines are passed over but counted, and the last line needs no end', async () => {
  expect(await linesOf('a\n\n\r\n  \nb\r\nc')).toEqual([
    [1, 'a'],
    [5, 'b'],
    [6, 'c'],
  ])
  expect(await linesOf('')).toEqual([])
})

test('a byte order mark is no part of the first line', async () => {
  expect(await linesOf('\ufeffa\n')).toEqual([[1, 'a']])
})

test('a line of more than a million bytes comes without its text, and what follows is read', async () => {
  expect(await linesOf('a'.repeat(700_000), 'a'.repeat(700_000), '\nb')).toEqual([
    [1, null],
    [2, 'b'],
  ])
})
