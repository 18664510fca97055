import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishedManifest } from './manifest.ts'
import { ROOT, repository, type SourcePackage, sourcePackages } from './packages.ts'
import { absoluteLinks } from './readme.ts'
import { run } from './run.ts'

/** A package as it goes to the registry. */
export interface Packed {
  readonly name: string
  readonly version: string
  /** Where the tarball is. */
  readonly tarball: string
  /** What is in it, by path inside the package. */
  readonly files: readonly string[]
  /** In bytes: the tarball, and what is in it. */
  readonly size: number
  readonly unpackedSize: number
}

const TSC = 'node_modules/typescript-native/bin/tsc'

/** Without maps, as they would lead to sources that are not packed; `composite` and `incremental` write for other builds. */
const PLAIN = ['sourceMap', 'declarationMap', 'composite', 'incremental'].flatMap((option) => [`--${option}`, 'false'])

/**
 * Packs every package into `folder`, which is made. It works on copies that it compiles anew, so that nothing left behind by
 * an older build gets in, and nobody who reads the packages meanwhile sees them changed.
 */
export async function packAll(folder: string): Promise<readonly Packed[]> {
  await mkdir(folder, { recursive: true })
  const stage = await mkdtemp(join(tmpdir(), 'laurel-pack-'))
  try {
    const staged = await stageAll(stage)
    const answer = await run('npm', ['pack', '--json', '--pack-destination', folder, ...staged], stage)
    return packedOf(JSON.parse(answer), folder)
  } finally {
    await rm(stage, { recursive: true })
  }
}

async function stageAll(stage: string): Promise<readonly string[]> {
  // A package is compiled against the declarations of those that it is built on.
  await run(process.execPath, [TSC, '--build'], ROOT)
  const [packages, home] = [await sourcePackages(), await repository()]
  const staged: string[] = []
  for (const source of packages) staged.push(await stagePackage(source, stage, home))
  return staged
}

/** Makes the package in a folder of its own below `stage`, and answers that folder. */
async function stagePackage({ folder, manifest }: SourcePackage, stage: string, home: unknown): Promise<string> {
  const [from, to] = [join(ROOT, folder), join(stage, folder)]
  await compile(folder, join(to, 'dist'))
  const published = publishedManifest(manifest, folder, home)
  await writeFile(join(to, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
  await writeFile(join(to, 'README.md'), absoluteLinks(await readFile(join(from, 'README.md'), 'utf8'), folder, home))
  for (const extra of ['LICENSE', ...extrasOf(manifest.files)])
    await cp(join(from, extra), join(to, extra), { recursive: true })
  return to
}

/** What others import of the package in `folder`, without tests and without maps. */
async function compile(folder: string, outDir: string): Promise<void> {
  await run(process.execPath, [TSC, '-p', folder, '--outDir', outDir, '--declaration', ...PLAIN], ROOT)
}

/** What a package has beside its build, such as the licence of its icons. */
export function extrasOf(files: readonly string[]): readonly string[] {
  return files.filter((file) => !/^!|^dist\b/.test(file))
}

interface NpmPacked {
  readonly name: string
  readonly version: string
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

/** Newer versions of npm answer by name, older ones with a list. */
function packedOf(
  answer: readonly NpmPacked[] | Readonly<Record<string, NpmPacked>>,
  folder: string,
): readonly Packed[] {
  return Object.values(answer).map(({ name, version, filename, size, unpackedSize, files }) => ({
    name,
    version,
    tarball: join(folder, filename.replace(/^@/, '').replaceAll('/', '-')),
    files: files.map(({ path }) => path),
    size,
    unpackedSize,
  }))
}
