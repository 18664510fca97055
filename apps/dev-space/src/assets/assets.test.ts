import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createHandler } from '@laurel/server'
import { expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { testCommunity } from '../test-support/community.ts'
import { buildAssets } from './assets.ts'

const { community: plain } = await testCommunity()
const community = { ...plain, assets: await buildAssets() }

const logger = { info: () => {}, warn: () => {}, error: () => {} }
const app = createApp({ community, logger, api: createHandler(community.laurel, { logger, now: community.now }) })

async function get(path: string, encoding: string | null, method = 'GET') {
  const headers: HeadersInit = encoding === null ? {} : { 'Accept-Encoding': encoding }
  const response = await app.request(path, { method, headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { bytes, encoding: response.headers.get('Content-Encoding'), vary: response.headers.get('Vary') }
}

test('what pages load travels packed to whoever can unpack it, and is the same', async () => {
  const { styles, script } = community.assets
  for (const path of [styles, script, '/favicon.svg']) {
    const plain = await get(path, null)
    const gzip = await get(path, 'gzip')
    const brotli = await get(path, 'gzip, br')
    expect([plain.encoding, gzip.encoding, brotli.encoding]).toEqual([null, 'gzip', 'br'])
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true)
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true)
    expect(brotli.bytes.length).toBeLessThan(plain.bytes.length)
    for (const { vary } of [plain, gzip, brotli]) expect(vary).toBe('Accept-Encoding')
  }
})

test('a font is packed already', async () => {
  expect(await get(community.assets.font, 'gzip, br')).toMatchObject({ encoding: null, vary: null })
})

test('a page says what it varies by, packed or not, and to whoever only asks for its head', async () => {
  const plain = await get('/join', null)
  expect(plain).toMatchObject({ encoding: null, vary: 'Accept-Encoding' })
  const packed = await get('/join', 'gzip')
  expect(packed).toMatchObject({ encoding: 'gzip', vary: 'Accept-Encoding' })
  expect(gunzipSync(packed.bytes).toString()).toContain('</html>')
  expect(await get('/join', 'gzip', 'HEAD')).toMatchObject({ bytes: Buffer.alloc(0), vary: 'Accept-Encoding' })
  expect(await get(community.assets.styles, 'br', 'HEAD')).toMatchObject({ encoding: 'br', bytes: Buffer.alloc(0) })
})
