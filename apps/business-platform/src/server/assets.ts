import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { badgeArt } from '@laurel/elements/render'
import { getAllBadgeDefinitions } from '../shared/index.ts'
import { buildScripts } from './build-scripts.ts'

/** What pages load beside themselves. */
export interface Assets {
  readonly styles: string
  readonly script: string
  file(path: string): AssetFile | undefined
}

export interface AssetFile {
  readonly type: string
  readonly body: string
  /** Named after its content, so that browsers may keep it for ever and still never show an old one. */
  readonly immutable: boolean
}

/** Styles, pictures of the badges, and the scripts, which are bundled anew: it takes about a second. */
export async function buildAssets(): Promise<Assets> {
  const css = STYLES.map((name) =>
    readFileSync(new URL(`../browser/styles/${name}.css`, import.meta.url), 'utf8'),
  ).join('\n')
  const styles = `/assets/styles.${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`
  const scripts = await buildScripts()
  const files = new Map<string, AssetFile>([
    [styles, { type: 'text/css', body: css, immutable: true }],
    ['/favicon.svg', picture(LOGO)],
    ...scripts.map(
      ({ name, code }) => [`/assets/${name}`, { type: 'text/javascript', body: code, immutable: true }] as const,
    ),
    ...badgePictures(),
  ])
  const entry = scripts.find(({ isEntry }) => isEntry)
  return { styles, script: `/assets/${entry?.name}`, file: (path) => files.get(path) }
}

/** In the order in which they build on each other. */
const STYLES = ['base', 'frame', 'forms', 'views', 'profile', 'badges']

/** Three bars on green. */
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2f7d4f"/>' +
  '<path d="M9 22v-5M16 22V10M23 22v-8" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/></svg>'

/** `/badges/projectCreated.svg`, and `/badges/projectCreated.locked.svg` for whoever has not earned it. */
function badgePictures(): readonly (readonly [string, AssetFile])[] {
  return getAllBadgeDefinitions().flatMap(({ name, icon: glyph }) => [
    [`/badges/${name}.svg`, picture(badgeArt({ glyph, tier: 'bronze', size: 96 }))] as const,
    [`/badges/${name}.locked.svg`, picture(badgeArt({ glyph, tier: 'bronze', size: 96, state: 'locked' }))] as const,
  ])
}

function picture(body: string): AssetFile {
  return { type: 'image/svg+xml', body, immutable: false }
}
