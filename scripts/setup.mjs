// Makes a checkout ready and then runs another script of this folder:
//
//     node scripts/setup.mjs test.ts
//
// Plain JavaScript without dependencies, as it starts when nothing is installed yet, under whatever Node the system
// has. What it runs gets the Node of package.json's devDependencies.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const windows = process.platform === 'win32'

if (!isInstalled()) install()
const [script, ...args] = process.argv.slice(2)
if (script) process.exitCode = run(installedNode(), [join(root, 'scripts', script), ...args])

/**
 * Whether what lies in node_modules is what package-lock.json lists: npm writes down what it installed in a file of its
 * own. Compared by content, as a fresh clone or a copied folder has arbitrary dates.
 */
function isInstalled() {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (!path.includes('node_modules/')) return true
    return path in installed ? installed[path].version === version : optional
  })
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {}
}

function install() {
  console.log('Installing what package-lock.json lists …')
  // Node's version is not the one in `engines` yet, which is what gets installed here: not worth a warning.
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: windows })
  if (status === 0) return
  console.error('npm ci failed, see above. If it says "Missing: … from lock file", run: node scripts/complete-lock.mjs')
  console.log('0 passed, 1 failed')
  process.exit(1)
}

/** The downloaded Node, or this one where install scripts are switched off and nothing was downloaded. */
function installedNode() {
  const node = join(bin, windows ? 'node.cmd' : 'node')
  return existsSync(node) ? node : process.execPath
}

function run(command, args, options = {}) {
  // Children that say `node` mean the installed one as well.
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  // Some tools colour their output on build machines, whose logs are plain text.
  if (!process.stdout.isTTY && !env.FORCE_COLOR) env.NO_COLOR = '1'
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env, ...options })
  if (error) throw error
  return status ?? 1
}
