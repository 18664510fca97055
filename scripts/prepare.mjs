// npm runs this after an install in a checkout: it builds the packages, so that `npx laurel` works right away.
// Quiet, and never an error: an install must not fail because of code somebody is in the middle of writing.
// Plain JavaScript, as the system's Node may run it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = fileURLToPath(new URL('../node_modules/typescript-native/bin/tsc', import.meta.url))

// An install without development dependencies has no compiler.
if (existsSync(tsc)) {
  const { status } = spawnSync(process.execPath, [tsc, '--build'], { cwd: root, stdio: 'ignore' })
  if (status !== 0) console.warn('laurel: the packages do not build at the moment; npm run build shows why.')
}
