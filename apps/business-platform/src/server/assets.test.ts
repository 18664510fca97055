import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { getAllBadgeDefinitions } from '../shared/index.ts'
import { buildAssets } from './assets.ts'

const assets = await buildAssets()

test('every badge has a picture, and one that is grey', () => {
  for (const { name } of getAllBadgeDefinitions()) {
    expect(assets.file(`/badges/${name}.svg`)?.body).toContain('data-state="earned"')
    expect(assets.file(`/badges/${name}.locked.svg`)?.body).toContain('data-state="locked"')
  }
})

test('what a page loads at once is small: names, definitions and texts bring nothing of a server with them', () => {
  const script = assets.file(assets.script)?.body ?? ''
  expect(script).toContain('badges.projectCreated.label')
  expect(gzipSync(script).length).toBeLessThan(10_000)
})
