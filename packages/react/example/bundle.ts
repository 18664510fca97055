import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type InlineConfig } from 'vite'
import type { renderPage } from './render.tsx'

/** The page's script, and the files that it fetches when it needs them: text by path. */
export type Scripts = ReadonlyMap<string, string>

/** What a browser loads; the entry is `/client.js`. React says what it objects to, as it does while one develops. */
export async function clientScripts(): Promise<Scripts> {
  const result = await build({
    ...shared(),
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: {
        input: here('client.tsx'),
        output: { entryFileNames: 'client.js', chunkFileNames: '[name].js' },
      },
    },
  })
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(files.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])))
}

/** What a server needs to write the page, as a module of its own: Node reads no JSX. */
export async function serverModule(): Promise<{ readonly renderPage: typeof renderPage }> {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-react-'))
  try {
    await build({
      ...shared(),
      ssr: { noExternal: true, resolve: { conditions: ['source', 'module', 'node', 'production'] } },
      build: { ssr: here('render.tsx'), outDir: folder, rolldownOptions: { output: { entryFileNames: 'render.mjs' } } },
    })
    return await import(pathToFileURL(join(folder, 'render.mjs')).href)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function shared(): InlineConfig {
  return { configFile: false, logLevel: 'error', root: here('.') }
}

function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}
