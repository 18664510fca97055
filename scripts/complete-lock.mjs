// Tools with native code list one optional package per platform. A registry mirror may hold only some of them; npm
// then leaves the others out of package-lock.json, and `npm ci` refuses that file everywhere ("Missing: … from lock
// file"). This adds them by name and version: npm skips them on other platforms, and fetches them on their own.
//
//     node scripts/complete-lock.mjs           adds what is missing; run it after `npm install <something>`
//     node scripts/complete-lock.mjs --check   only tells
//
// Plain JavaScript without dependencies, as it must run when nothing can be installed.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('../package-lock.json', import.meta.url)
const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const missing = missingFrom(lock.packages)

if (process.argv.includes('--check')) {
  for (const { name } of missing) console.error(`package-lock.json lacks ${name}: run npm run fix:lock`)
  process.exitCode = missing.length === 0 ? 0 : 1
} else {
  for (const entry of missing) lock.packages[`node_modules/${entry.name}`] = lockEntry(entry)
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath))
  if (missing.length > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(missing.length === 0 ? 'package-lock.json is complete.' : `Added ${missing.length} platform packages.`)
}

function missingFrom(packages) {
  const paths = Object.keys(packages)
  return Object.values(packages).flatMap((owner) =>
    Object.entries(owner.optionalDependencies ?? {})
      .filter(([name]) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))
      .map(([name, version]) => ({ name, version, owner })),
  )
}

/** Without `integrity`, which only the registry knows: npm adds it where the package can be fetched. */
function lockEntry({ name, version, owner }) {
  const words = name.split(/[/-]/)
  const flags = ['dev', 'devOptional', 'peer'].filter((flag) => owner[flag]).map((flag) => [flag, true])
  return {
    version,
    cpu: words.filter((word) => CPU.includes(word)),
    ...Object.fromEntries(flags),
    ...libcOf(name),
    optional: true,
    os: words.filter((word) => OS.includes(word)),
  }
}

function libcOf(name) {
  if (name.includes('musl')) return { libc: ['musl'] }
  return name.includes('gnu') ? { libc: ['glibc'] } : {}
}

function byPath([a], [b]) {
  return a.localeCompare(b, 'en')
}
