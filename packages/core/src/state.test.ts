import { expect, test } from 'vitest'
import { PERSON, States, targetScope, thingScope } from './state.ts'

test('reading creates nothing, writing tells what to save', () => {
  const states = new States([[PERSON, { metrics: { projects: 3 }, badges: {} }]])
  expect(states.read('target:post:4')).toBeUndefined()
  expect(states.read(PERSON)?.metrics.projects).toBe(3)
  expect([...states.touched]).toEqual([])

  states.write('target:post:4').metrics.score = 1
  expect([...states.touched]).toEqual(['target:post:4'])
  expect(new Map(states.scopes()).get('target:post:4')).toEqual({ metrics: { score: 1 }, badges: {} })
})

test('a thing inside one target is never a thing of another', () => {
  const scopes = [
    targetScope('a'),
    thingScope('a', 'actor', 'b'),
    thingScope('a', 'owner', 'b'),
    thingScope('b', 'actor', 'a'),
    thingScope(null, 'actor', 'a'),
    thingScope(null, 'data.actor', 'a'),
  ]
  expect(new Set(scopes).size).toBe(scopes.length)
})
