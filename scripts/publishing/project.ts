import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packAll } from './pack.ts'
import { ROOT } from './packages.ts'
import { run } from './run.ts'

/** An empty folder in which somebody has installed the packages as they are published. */
export interface Project {
  readonly folder: string
  /** Where npm found each package, by its path below the folder: `node_modules/@laurel/core`. */
  readonly resolved: Readonly<Record<string, string>>
  /** Runs a file of this text with Node, and answers what it prints. */
  runFile(name: string, code: string): Promise<string>
  /** Runs a command line, and answers what it prints. */
  runShell(command: string): Promise<string>
  /** What TypeScript says of these files, by name, and of what they import from us. */
  typeErrors(files: Readonly<Record<string, string>>, options: CompilerOptions): Promise<readonly string[]>
  remove(): Promise<void>
}

export type CompilerOptions = Readonly<Record<string, unknown>>

/** Packs every package and installs them in a new folder, with what a host has besides. */
export async function newProject(besides: readonly string[]): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-project-'))
  try {
    return await install(folder, besides)
  } catch (error) {
    await rm(folder, { recursive: true })
    throw error
  }
}

async function install(folder: string, besides: readonly string[]): Promise<Project> {
  const packages = await packAll(join(folder, 'tarballs'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const tarballs = packages.map(({ tarball }) => tarball)
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs, ...besides], folder)
  return {
    folder,
    resolved: await resolvedIn(folder),
    runFile: async (name, code) => {
      await writeFile(join(folder, name), code)
      return run(process.execPath, [name], folder)
    },
    runShell: (command) => run('sh', ['-ec', command], folder),
    typeErrors: (files, options) => typeErrors(folder, files, options),
    remove: () => rm(folder, { recursive: true }),
  }
}

async function resolvedIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const lock: Lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'))
  return Object.fromEntries(Object.entries(lock.packages).map(([path, { resolved = '' }]) => [path, resolved]))
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string }>>
}

async function typeErrors(
  folder: string,
  files: Readonly<Record<string, string>>,
  options: CompilerOptions,
): Promise<readonly string[]> {
  const place = await mkdtemp(join(folder, 'types-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text)
  await writeFile(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }))
  const tsc = join(ROOT, 'node_modules/typescript-native/bin/tsc')
  const said = await run(process.execPath, [tsc, '-p', join(place, 'tsconfig.json'), '--pretty', 'false'], folder).then(
    () => '',
    (error: unknown) => String(error),
  )
  return said.split('\n').filter((line) => / error TS\d+:/.test(line))
}
