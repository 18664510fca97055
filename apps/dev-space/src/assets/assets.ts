import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { badgeArt } from '@laurel/elements/render'
import type { Encoding } from '../http/encoding.ts'
import { buildScripts } from './build-scripts.ts'

/** What pages load beside themselves. */
export interface Assets {
  readonly styles: string
  readonly script: string
  /** The font's file for Latin letters, which every page needs at once. */
  readonly font: string
  file(path: string): AssetFile | undefined
}

export interface AssetFile {
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
  /** Named after its content, so that browsers may keep it for ever and still never show an old one. */
  readonly immutable: boolean
  /** The same, smaller; null for what is packed already. */
  readonly packed: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>> | null
}

type PlainFile = Omit<AssetFile, 'packed'>

/** Styles, fonts and the scripts, which are bundled anew: it takes about a second. */
export async function buildAssets(): Promise<Assets> {
  const files = new Map<string, PlainFile>()
  const latin = addFile(files, 'inter', 'woff2', fontFile('latin'))
  const others = addFile(files, 'inter-ext', 'woff2', fontFile('latin-ext'))
  const styles = addFile(files, 'styles', 'css', fontFaces(latin, others) + readStyles())
  const scripts = await buildScripts()
  for (const { name, code } of scripts) files.set(`/assets/${name}`, { type: TYPES.js, body: code, immutable: true })
  files.set('/favicon.svg', { type: TYPES.svg, body: FAVICON, immutable: false })
  const entry = scripts.find(({ isEntry }) => isEntry)
  const packed = new Map(await Promise.all([...files].map(async ([path, file]) => [path, await pack(file)] as const)))
  return { styles, script: `/assets/${entry?.name}`, font: latin, file: (path) => packed.get(path) }
}

/** Once, at the start, and so as small as it gets in some milliseconds. */
async function pack(file: PlainFile): Promise<AssetFile> {
  if (file.type === TYPES.woff2) return { ...file, packed: null }
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(file.body, { params }),
    promisify(gzip)(file.body, { level: 9 }),
  ])
  return { ...file, packed: { br: new Uint8Array(br), gzip: new Uint8Array(gz) } }
}

const FAVICON = badgeArt({ glyph: 'sprout', tier: 'gold', size: 64 })

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
} as const

function addFile(
  files: Map<string, PlainFile>,
  name: string,
  type: keyof typeof TYPES,
  body: AssetFile['body'],
): string {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const path = `/assets/${name}.${hash}.${type}`
  files.set(path, { type: TYPES[type], body, immutable: true })
  return path
}

/** The stylesheet of the frame, then those of the features, each beside what it styles. */
function readStyles(): string {
  const root = fileURLToPath(new URL('../', import.meta.url))
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'))
  const inOrder = all.toSorted(
    (a, b) => Number(b.startsWith('view')) - Number(a.startsWith('view')) || (a < b ? -1 : 1),
  )
  return inOrder.map((file) => readFileSync(`${root}${file}`, 'utf8')).join('\n')
}

function fontFile(subset: string): Uint8Array<ArrayBuffer> {
  const path = createRequire(import.meta.url).resolve(
    `@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`,
  )
  return new Uint8Array(readFileSync(path))
}

/** `optional`: a font that comes late is kept for the next page, so that nothing moves on this one. */
function fontFaces(latin: string, others: string): string {
  const face = (file: string, range: string) =>
    `@font-face{font-family:'Inter Variable';font-style:normal;font-display:optional;font-weight:100 900;src:url(${file}) format('woff2');unicode-range:${range}}\n`
  return (
    face(others, 'U+0100-02AF,U+1E00-1EFF,U+2C60-2C7F,U+A720-A7FF') +
    face(
      latin,
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    )
  )
}
