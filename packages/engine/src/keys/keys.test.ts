import { expect, test } from 'vitest'
import { onEachEngine } from '../test-support/engines.ts'
import { allows, SCOPES } from './keys.ts'

onEachEngine((open) => {
  test('a key is known by its secret, with its name and what it may do', async () => {
    const { laurel } = await open()
    const { secret, ...key } = await laurel.keys.create('CI', ['events:write', 'read'])
    expect(secret).toMatch(/^laurel_[\w-]{32}$/)
    expect(key).toEqual({ id: expect.any(String), name: 'CI', scopes: ['events:write', 'read'] })
    expect(await laurel.keys.verify(secret)).toEqual(key)
  })

  test.each(['', 'laurel_', 'unknown', "' or true --"])('an unknown secret is no key: %j', async (secret) => {
    const { laurel } = await open()
    await laurel.keys.create('CI', ['admin'])
    expect(await laurel.keys.verify(secret)).toBeNull()
  })

  test('a secret is stored nowhere, only its hash', async () => {
    const { laurel, rows } = await open()
    const { secret } = await laurel.keys.create('CI', ['read'])
    await laurel.keys.ensure('host', 'a secret of the host')
    const tables = await rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = ':schema'`)
    const stored = await Promise.all(tables.map(({ name }) => rows(`select t::text from :schema.${name} t`)))
    const text = JSON.stringify(stored)
    expect(text).toContain('CI')
    for (const part of [secret, secret.slice(7), 'a secret of the host']) expect(text).not.toContain(part)
  })

  test('two keys of one name are two keys, with secrets of their own', async () => {
    const { laurel } = await open()
    const one = await laurel.keys.create('CI', ['read'])
    const two = await laurel.keys.create('CI', ['read'])
    expect(one.secret).not.toBe(two.secret)
    expect(await laurel.keys.verify(two.secret)).toMatchObject({ id: two.id })
  })

  test('a secret ensured again, by twenty processes at once, is one key with every scope', async () => {
    const { laurel, rows } = await open()
    await Promise.all(Array.from({ length: 20 }, () => laurel.keys.ensure('host', 'a secret of the host')))
    await laurel.keys.ensure('another name', 'a secret of the host')
    expect(await rows('select name from :schema.api_key')).toHaveLength(1)
    expect(await laurel.keys.verify('a secret of the host')).toMatchObject({ scopes: ['admin'] })
  })

  test('an empty secret is no key, even where a setting that was left empty was ensured', async () => {
    const { laurel } = await open()
    await laurel.keys.ensure('host', '')
    expect(await laurel.keys.verify('')).toBeNull()
  })

  test('a revoked key is none, for good', async () => {
    const { laurel, rows, clock } = await open()
    const { id, secret } = await laurel.keys.create('CI', ['read'])
    const other = await laurel.keys.create('other', ['read'])
    await laurel.keys.revoke(id)
    expect(await laurel.keys.verify(secret)).toBeNull()
    clock.now = new Date('2027-01-01T00:00:00Z')
    await laurel.keys.revoke(id)
    await laurel.keys.revoke('nothing')
    await laurel.keys.ensure('again', secret)
    expect(await laurel.keys.verify(secret)).toBeNull()
    expect(await rows(`select revoked_at from :schema.api_key where id = '${id}'`)).toEqual([
      { revoked_at: new Date('2026-03-02T12:00:00Z') },
    ])
    expect(await laurel.keys.verify(other.secret)).toMatchObject({ name: 'other' })
  })
})

test('a key may do what its scopes say, and one with admin everything', () => {
  const key = (...scopes: (typeof SCOPES)[number][]) => ({ id: '1', name: 'key', scopes })
  expect(SCOPES.map((scope) => allows(key('read'), scope))).toEqual([false, true, false, false])
  expect(SCOPES.map((scope) => allows(key('events:write'), scope))).toEqual([true, false, false, false])
  expect(SCOPES.map((scope) => allows(key('people'), scope))).toEqual([false, false, true, false])
  expect(SCOPES.map((scope) => allows(key('admin'), scope))).toEqual([true, true, true, true])
  expect(SCOPES.map((scope) => allows(key(), scope))).toEqual([false, false, false, false])
})
