import { expect, test } from 'vitest'
import { Drawings } from './drawings.ts'

function counting() {
  const drawn: string[] = []
  const draw = (text: string) => () => {
    drawn.push(text)
    return text
  }
  return { drawn, draw }
}

test('the same is drawn once', () => {
  const { drawn, draw } = counting()
  const drawings = new Drawings(100)
  expect(drawings.get('a', draw('A'))).toBe('A')
  expect(drawings.get('a', draw('never'))).toBe('A')
  expect(drawings.get('b', draw('B'))).toBe('B')
  expect(drawn).toEqual(['A', 'B'])
})

test('what was not asked for longest goes first when it is too much', () => {
  const { drawn, draw } = counting()
  const drawings = new Drawings(6)
  for (const key of ['a', 'b', 'c', 'a', 'd']) drawings.get(key, draw(key))
  expect(drawn).toEqual(['a', 'b', 'c', 'd'])
  drawings.get('a', draw('a'))
  expect(drawn).toHaveLength(4)
  drawings.get('b', draw('b'))
  expect(drawn).toHaveLength(5)
})

test('what is too long to be kept is drawn each time', () => {
  const { drawn, draw } = counting()
  const drawings = new Drawings(6)
  for (let n = 0; n < 2; n++) expect(drawings.get('long', draw('much too long'))).toBe('much too long')
  expect(drawn).toHaveLength(2)
})
