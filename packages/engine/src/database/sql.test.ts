import { expect, test } from 'vitest'
import { join, millis, raw, sql, toStatement } from './sql.ts'

test('values become numbered parameters in the order in which they stand', () => {
  expect(toStatement(sql`select ${'a'}, ${2} where ${null}`)).toEqual({
    text: 'select $1, $2 where $3',
    values: ['a', 2, null],
  })
})

test('a piece stands as it is, and its parameters are numbered with those around it', () => {
  const inner = sql`b = ${2} and c = ${3}`
  const statement = toStatement(sql`select ${1} where ${inner} and d = ${4}`)
  expect(statement).toEqual({ text: 'select $1 where b = $2 and c = $3 and d = $4', values: [1, 2, 3, 4] })
})

test('pieces nest to any depth, and the same piece may stand twice', () => {
  const name = sql`name = ${'x'}`
  const either = sql`(${name} or ${join([name, sql`true`], ' and ')})`
  expect(toStatement(sql`where ${either}`)).toEqual({
    text: 'where (name = $1 or name = $2 and true)',
    values: ['x', 'x'],
  })
})

test('joining one piece gives that piece', () => {
  expect(toStatement(join([sql`a = ${1}`], ', '))).toEqual({ text: 'a = $1', values: [1] })
})

test('text of a value is never part of the statement', () => {
  const nasty = `'; drop table person; --`
  expect(toStatement(sql`select ${nasty}`)).toEqual({ text: 'select $1', values: [nasty] })
})

test('raw text and columns as milliseconds add no parameter', () => {
  expect(toStatement(sql`select ${raw('"a".b')}, ${millis('at')}`)).toEqual({
    text: 'select "a".b, round(extract(epoch from at) * 1000)::float8',
    values: [],
  })
})

test('an object that is no piece is a value, also an array and a date', () => {
  const values = [['a'], new Date(0), { parts: 'x' }]
  expect(toStatement(sql`${values[0]}${values[1]}${values[2]}`)).toEqual({ text: '$1$2$3', values })
})
