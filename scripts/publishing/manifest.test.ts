import { expect, test } from 'vitest'
import { publishedManifest } from './manifest.ts'

const manifest = {
  name: '@laurel/thing',
  version: '1.2.3',
  files: ['dist'],
  exports: { '.': { source: './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' } },
  imports: { '#part': { browser: { source: './src/a.ts', default: './dist/a.js' }, default: './dist/b.js' } },
  sideEffects: ['./src/define/*', './dist/define/*'],
  scripts: { example: 'node example.ts' },
  dependencies: { '@laurel/core': '1.2.3' },
  devDependencies: { vite: '8.0.0' },
}

test('what only a checkout has use for is not published: sources, scripts, development dependencies', () => {
  expect(publishedManifest(manifest, 'packages/thing')).toEqual({
    name: '@laurel/thing',
    version: '1.2.3',
    files: ['dist'],
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    imports: { '#part': { browser: { default: './dist/a.js' }, default: './dist/b.js' } },
    sideEffects: ['./dist/define/*'],
    dependencies: { '@laurel/core': '1.2.3' },
  })
})

test('the repository of the project becomes that of the package, with its folder', () => {
  const url = 'git+https://example.org/us/laurel.git'
  const repository = { type: 'git', url, directory: 'packages/thing' }
  expect(publishedManifest(manifest, 'packages/thing', url)).toMatchObject({ repository })
  expect(publishedManifest(manifest, 'packages/thing', { type: 'git', url })).toMatchObject({ repository })
})

test('conditions keep their order, in which they are tried', () => {
  expect(JSON.stringify(publishedManifest(manifest, 'packages/thing'))).toContain(
    '"types":"./dist/index.d.ts","default"',
  )
})
