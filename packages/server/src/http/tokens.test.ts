import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { signVisitorToken } from '../sign-visitor-token.ts'
import { listening } from '../test-support/hosts.ts'
import { isToken, tokenReader, type VisitorTokens } from './tokens.ts'

const NOON = new Date('2026-03-01T12:00:00Z')
const now = () => NOON
const seconds = NOON.getTime() / 1000
const SECRET = 'a secret of thirty-two bytes, or more'
const readShared = tokenReader({ secret: SECRET }, now)

const unauthorized = (detail: RegExp) => ({
  problem: { status: 401, code: 'unauthorized', detail: expect.stringMatching(detail) },
  headers: { 'www-authenticate': 'Bearer realm="laurel", error="invalid_token"' },
})
const FORGED = /^The signature of this token is wrong\./

/** A token of the host's own making, with what is wrong about it. */
function tokenOf(claims: object, { alg = 'HS256', key = new TextEncoder().encode(SECRET) as Key, kid = '' } = {}) {
  const usual = { sub: 'ada', aud: 'laurel', exp: seconds + 60 }
  return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg, ...(kid === '' ? {} : { kid }) }).sign(key)
}

type Key = Parameters<SignJWT['sign']>[0]

describe('a token with a shared secret', () => {
  test('is for the person whom it was signed for', async () => {
    for (const person of ['ada', 'team/ada:1', '🎉']) {
      expect(await readShared(await signVisitorToken({ secret: SECRET, person, now }))).toBe(person)
    }
  })

  test('is valid as long as it was made for, give or take 30 seconds', async () => {
    const token = await signVisitorToken({ secret: SECRET, person: 'ada', expiresIn: 60, now })
    const at = (second: number) =>
      tokenReader({ secret: SECRET }, () => new Date(NOON.getTime() + second * 1000))(token)
    expect(await at(89)).toBe('ada')
    await expect(at(91)).rejects.toMatchObject(unauthorized(/^This token has expired\./))
  })

  test('is not trusted with another signature', async () => {
    const other = await signVisitorToken({ secret: SECRET.toUpperCase(), person: 'ada', now })
    const [head, body, signature] = (await signVisitorToken({ secret: SECRET, person: 'ada', now })).split('.')
    const claims = Buffer.from(JSON.stringify({ sub: 'eve', aud: 'laurel', exp: seconds + 60 })).toString('base64url')
    const none = new UnsecuredJWT({})
      .setSubject('ada')
      .setAudience('laurel')
      .setExpirationTime(seconds + 60)
      .encode()
    for (const token of [other, `${head}.${claims}.${signature}`, `${head}.${body}.`, none, 'eyJ.e.e', 'ey..']) {
      await expect(readShared(token), token).rejects.toMatchObject(unauthorized(FORGED))
    }
    for (const alg of ['HS384', 'HS512']) {
      const key = new TextEncoder().encode(SECRET.repeat(2))
      await expect(readShared(await tokenOf({}, { alg, key }))).rejects.toMatchObject(unauthorized(FORGED))
    }
  })

  test.for([
    [{ aud: 'another' }, /^This token was made for another audience\./],
    [{ aud: undefined }, /claim aud/],
    [{ exp: undefined }, /claim exp/],
    [{ exp: 'never' }, /claim exp/],
    [{ sub: undefined }, /claim sub/],
    [{ sub: '' }, /claim sub/],
    [{ sub: 17 }, /claim sub/],
    [{ nbf: seconds + 60 }, /^This token is not valid yet\./],
  ] as const)('is refused with a sentence where its claims are %j', async ([claims, detail]) => {
    await expect(readShared(await tokenOf(claims))).rejects.toMatchObject(unauthorized(detail))
  })

  test('tells a forger nothing of its claims', async () => {
    const key = new TextEncoder().encode('guessed'.repeat(6))
    const forged = await tokenOf({ aud: 'another', exp: seconds - 999 }, { key })
    await expect(readShared(forged)).rejects.toMatchObject(unauthorized(FORGED))
  })

  test('is of one issuer and for one audience where they are named', async () => {
    const read = tokenReader({ secret: SECRET, issuer: 'https://host.example', audience: 'badges' }, now)
    const sign = (issuer: string, audience: string) =>
      signVisitorToken({ secret: SECRET, person: 'ada', now, issuer, audience }).then(read)
    expect(await sign('https://host.example', 'badges')).toBe('ada')
    await expect(sign('https://other.example', 'badges')).rejects.toMatchObject(
      unauthorized(/^This token is from another/),
    )
    await expect(sign('https://host.example', 'laurel')).rejects.toMatchObject(unauthorized(/another audience/))
    await expect(tokenOf({ aud: ['x', 'badges'] }).then(read)).rejects.toMatchObject(unauthorized(/claim iss/))
    expect(await tokenOf({ aud: ['x', 'badges'], iss: 'https://host.example' }).then(read)).toBe('ada')
  })
})

describe('a token with a key of a set', async () => {
  const first = await pairOf('RS256')
  const pairs = [first, await pairOf('ES256'), await pairOf('EdDSA')]
  const signed = () => tokenOf({}, { alg: first.alg, key: first.privateKey, kid: first.alg })
  const keys = pairs.map(({ jwk }) => jwk)
  const read = tokenReader({ jwks: { keys } }, now)

  test.for(pairs)('is trusted with $alg', async ({ alg, privateKey }) => {
    expect(await read(await tokenOf({}, { alg, key: privateKey, kid: alg }))).toBe('ada')
    await expect(read(await tokenOf({ aud: 'x' }, { alg, key: privateKey, kid: alg }))).rejects.toMatchObject(
      unauthorized(/another audience/),
    )
  })

  test('is not trusted with a key that is not in it', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    for (const kid of ['ES256', 'another']) {
      const token = await tokenOf({}, { alg: 'ES256', key: privateKey, kid })
      await expect(read(token)).rejects.toMatchObject(unauthorized(FORGED))
    }
  })

  test('is never trusted with a secret, even with one that is in the set or public', async () => {
    const secret = new TextEncoder().encode(SECRET)
    const shared: JWK = { kty: 'oct', k: Buffer.from(secret).toString('base64url'), kid: 'shared', alg: 'HS256' }
    const token = await tokenOf({}, { kid: 'shared' })
    await expect(tokenReader({ jwks: { keys: [...keys, shared] } }, now)(token)).rejects.toMatchObject(
      unauthorized(FORGED),
    )
    const key = new TextEncoder().encode(JSON.stringify(keys[0]))
    await expect(read(await tokenOf({}, { kid: 'RS256', key }))).rejects.toMatchObject(unauthorized(FORGED))
  })

  test('is trusted with keys that are fetched, once for all tokens', async () => {
    let fetched = 0
    let status = 503
    const server = createServer((_, response) => {
      fetched += 1
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }))
    })
    const host = await listening(server)
    onTestFinished(() => host.close())
    const remote = tokenReader({ jwks: `${host.origin}/keys` }, now)
    const token = await signed()
    await expect(remote(token)).rejects.toMatchObject({ problem: { status: 503, code: 'token_keys_unreachable' } })
    status = 200
    expect(await Promise.all([remote(token), remote(token)])).toEqual(['ada', 'ada'])
    expect(await remote(token)).toBe('ada')
    expect(fetched).toBe(2)
  })

  test('waits for keys that are out of reach, which is not the token’s fault', async () => {
    const host = await listening(createServer())
    await host.close()
    const remote = tokenReader({ jwks: new URL(`${host.origin}/keys`) }, now)
    await expect(remote(await signed())).rejects.toMatchObject({
      problem: { code: 'token_keys_unreachable', detail: expect.not.stringContaining('127.0.0.1') },
      // The operator's log says what is wrong.
      cause: { message: 'fetch failed' },
    })
  })
})

describe('settings that cannot be used', () => {
  test.for<readonly [VisitorTokens, RegExp]>([
    [{ secret: '' }, /has 0 bytes\. Use at least 32/],
    [{ secret: 'x'.repeat(31) }, /has 31 bytes\. Use at least 32/],
    [{ jwks: 'not an address' }, /^tokens\.jwks is no address: not an address\./],
    [{ jwks: 'ftp://host.example/keys' }, /^tokens\.jwks is no address/],
    [{ secret: SECRET, jwks: 'https://host.example/keys' }, /^tokens has a secret and a jwks\./],
    [{ secret: SECRET, audience: '' }, /^tokens\.audience is empty\./],
    [{ secret: SECRET, issuer: '' }, /^tokens\.issuer is empty\./],
    [{ secret: SECRET, ...JSON.parse('{"audience":null}') }, /^tokens\.audience is empty\./],
    [{ secret: SECRET, ...JSON.parse('{"issuer":null}') }, /^tokens\.issuer is empty\./],
    [JSON.parse('{"jwks":{"keys":"none"}}'), /^tokens\.jwks is no set of public keys/],
    [JSON.parse('{"jwks":null}'), /^tokens\.jwks is no address/],
  ])('are refused at the start: %j', ([tokens, message]) => {
    expect(() => tokenReader(tokens, now)).toThrow(message)
    expect(() => tokenReader(tokens, now)).toThrow(expect.toSatisfy(isMistake))
  })

  test('are refused where a token is signed', async () => {
    const sign = (more: object) => signVisitorToken({ secret: SECRET, person: 'ada', ...more })
    await expect(sign({ secret: 'short' })).rejects.toThrow(/has 5 bytes/)
    await expect(sign({ person: '' })).rejects.toThrow(/^person is empty/)
    for (const expiresIn of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(sign({ expiresIn })).rejects.toThrow(/^expiresIn/)
    }
  })

  test('never show the secret', () => {
    expect(() => tokenReader({ secret: 'hunter2' }, now)).toThrow(expect.not.stringContaining('hunter2'))
  })
})

/** What is promised to be thrown. */
function isMistake(error: unknown): boolean {
  return error instanceof RangeError || error instanceof TypeError
}

test('a token is told from a key by its form', async () => {
  expect(isToken(await signVisitorToken({ secret: SECRET, person: 'ada' }))).toBe(true)
  for (const key of ['', 'laurel_abc', 'try-me-0123456789abcdef', 'a.b.c', 'eyJhbGciOi', 'eyJ.a.b.c.d', 'ey.a+.b']) {
    expect(isToken(key), key).toBe(false)
  }
})

async function pairOf(alg: string) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' }
  return { alg, jwk, privateKey }
}
