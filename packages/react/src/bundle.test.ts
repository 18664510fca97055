import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'
import { expect, test } from 'vitest'

test('a page that shows one component gets its element and no other, 1 kB of ours, and nothing for servers', async () => {
  const [component, element] = [
    await bundled(`export { LaurelNext } from '@laurel/react'`),
    await bundled(`import '@laurel/elements/define/next'`),
  ]
  expect(component).toContain('laurel-next')
  for (const other of ['laurel-showcase', 'laurel-badge', 'laurel-inbox']) expect(component).not.toContain(other)
  expect(component).not.toMatch(/zod|dangerouslySetInnerHTML|shadowrootmode/i)
  expect(gzipped(component) - gzipped(element)).toBeLessThanOrEqual(1_300)
})

test('a page that only asks gets no element at all', async () => {
  const code = await bundled(
    `export { LaurelProvider, useProfile, useShowcase, useFeed, useNotices } from '@laurel/react'`,
  )
  expect(code).not.toMatch(/laurel-/)
  expect(gzipped(code)).toBeLessThanOrEqual(2_800)
})

/** What a browser loads at once for this code, without React. */
async function bundled(code: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry(code)],
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: { external: ['react'], output: { minify: true } },
      lib: { entry: 'entry', formats: ['es'], fileName: 'entry' },
    },
  })
  const chunks = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return chunks.flatMap((chunk) => (chunk.type === 'chunk' && chunk.isEntry ? [chunk.code] : [])).join('\n')
}

/** A module that is in no file. */
function entry(code: string): Plugin {
  return {
    name: 'entry',
    resolveId: (id) => (id.endsWith('entry') ? id : undefined),
    load: (id) => (id.endsWith('entry') ? code : undefined),
  }
}

function gzipped(code: string): number {
  return gzipSync(code, { level: 9 }).length
}
