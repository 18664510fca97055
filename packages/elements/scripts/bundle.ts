import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const FOLDER = new URL('../src/define/', import.meta.url)

/** Every file that a page can import to define elements: `all`, and one for each element. */
export const entries: readonly string[] = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''))

export interface Bundle {
  readonly entry: string
  /** What a page loads for it at once, minified. */
  readonly code: string
  /** Its size as it travels, in bytes, and that of what is loaded when it is needed. */
  readonly gzip: number
  readonly later: number
}

/** One entry as a page would load it, with all it imports. */
export async function bundle(entry: string): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2023',
      // The library form keeps spaces, as it is meant for another bundler; this is what such a one makes of it.
      rolldownOptions: { output: { minify: true } },
      lib: { entry: fileURLToPath(new URL(`${entry}.ts`, FOLDER)), formats: ['es'], fileName: entry },
    },
  })
  const chunks = [result]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((file) => file.type === 'chunk')
  const now = loadedAtOnce(chunks)
  const code = now.map((chunk) => chunk.code).join('\n')
  const later = chunks.filter((chunk) => !now.includes(chunk)).map((chunk) => chunk.code)
  return { entry, code, gzip: gzipped(code), later: later.length === 0 ? 0 : gzipped(later.join('\n')) }
}

function loadedAtOnce(chunks: readonly Rolldown.OutputChunk[]): readonly Rolldown.OutputChunk[] {
  const wanted = new Set(chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName))
  for (const name of wanted)
    for (const other of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) wanted.add(other)
  return chunks.filter((chunk) => wanted.has(chunk.fileName))
}

function gzipped(code: string): number {
  return gzipSync(code, { level: 9 }).length
}
