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
  /** Its size as it travels, in bytes. */
  readonly gzip: number
  /** The sizes of what is fetched when it is needed, by what that is, each with what it alone needs. */
  readonly later: Readonly<Record<string, number>>
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
  const now = withImports(
    chunks,
    chunks.find((chunk) => chunk.isEntry),
  )
  const later = chunks
    .filter((chunk) => chunk.isDynamicEntry && !now.includes(chunk))
    .map((chunk) => [
      chunk.name.replace('.generated', ''),
      gzipped(withImports(chunks, chunk).filter((one) => !now.includes(one))),
    ])
  return { entry, code: codeOf(now), gzip: gzipped(now), later: Object.fromEntries(later) }
}

function withImports(
  chunks: readonly Rolldown.OutputChunk[],
  first: Rolldown.OutputChunk | undefined,
): readonly Rolldown.OutputChunk[] {
  const wanted = new Set(first === undefined ? [] : [first.fileName])
  for (const name of wanted)
    for (const other of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) wanted.add(other)
  return chunks.filter((chunk) => wanted.has(chunk.fileName))
}

function gzipped(chunks: readonly Rolldown.OutputChunk[]): number {
  return gzipSync(codeOf(chunks), { level: 9 }).length
}

function codeOf(chunks: readonly Rolldown.OutputChunk[]): string {
  // Notes to that other bundler, which it takes out.
  return chunks.map((chunk) => chunk.code.replaceAll('/* @__PURE__ */ ', '')).join('\n')
}
