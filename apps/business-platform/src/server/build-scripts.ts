import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface Script {
  readonly name: string
  readonly code: string
  readonly isEntry: boolean
}

/** What runs in browsers, bundled: one file that pages load, and those it loads when it needs them. */
export async function buildScripts(): Promise<readonly Script[]> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../browser/main.ts', import.meta.url)),
        output: { entryFileNames: 'platform.[hash].js', chunkFileNames: '[name].[hash].js' },
      },
    },
  })
  return [result]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .flatMap((file) => (file.type === 'chunk' ? [{ name: file.fileName, code: file.code, isEntry: file.isEntry }] : []))
}
