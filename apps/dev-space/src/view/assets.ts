import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { medalFile } from './medal.ts'

export const STYLES = readFileSync(new URL('./styles.css', import.meta.url), 'utf8')

/** Named after its content, so that browsers may keep it for ever and still never show an old one. */
export const STYLES_PATH = `/styles.${createHash('sha256').update(STYLES).digest('hex').slice(0, 12)}.css`

export const FAVICON = medalFile('sprout', 'gold')
