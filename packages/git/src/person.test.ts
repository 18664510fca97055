import { expect, test } from 'vitest'
import { readAuthor } from './person.ts'

const SALT = { salt: 'pepper' }

test('a person is their address, however it is written', () => {
  const id = readAuthor('ann@example.org', 'Ann', SALT)?.id
  expect(readAuthor(' Ann@Example.org ', 'Somebody', SALT)?.id).toBe(id)
  expect(readAuthor('bea@example.org', 'Ann', SALT)?.id).not.toBe(id)
})

test('another salt gives another id', () => {
  expect(readAuthor('ann@example.org', 'Ann', { salt: 'salt' })?.id).not.toBe(
    readAuthor('ann@example.org', 'Ann', SALT)?.id,
  )
})

test('people without an address are told apart by their names', () => {
  const ann = readAuthor('', 'Ann', SALT)
  expect(ann?.id).not.toBe(readAuthor('', 'Bea', SALT)?.id)
  expect(ann?.id).not.toBe(readAuthor('ann', '', SALT)?.id)
})

test.for([
  ['', 'Unnamed'],
  ['  \t\u0000 ', 'Unnamed'],
  ['ann@example.org', 'ann'],
  ['Ann (ann@example.org)', 'Ann (ann)'],
  ['\u202eAnn\u001b[31m', 'Ann [31m'],
  ['👩‍🌾'.repeat(200), `${'👩‍🌾'.repeat(66)}👩‍`],
  ['x'.repeat(5000), 'x'.repeat(200)],
] as const)('%j is shown as %j', ([name, shown]) => {
  expect(readAuthor('ann@example.org', name, SALT)?.name).toBe(shown)
})

test('nobody is nobody', () => {
  expect(readAuthor('', ' ', SALT)).toBeNull()
  expect(readAuthor('%aE', '%aN', SALT)).toBeNull()
})
