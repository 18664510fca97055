import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Manifest } from './manifest.ts'

/** The folder of the whole project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A package of this repository that others install. */
export interface SourcePackage {
  /** From the root of the repository: `packages/core`. */
  readonly folder: string
  readonly manifest: Manifest
}

/** Every package that is published, in the order of their folders. */
export async function sourcePackages(): Promise<readonly SourcePackage[]> {
  const names = (await readdir(`${ROOT}/packages`)).sort()
  return Promise.all(names.map((name) => sourcePackage(`packages/${name}`)))
}

async function sourcePackage(folder: string): Promise<SourcePackage> {
  return { folder, manifest: JSON.parse(await readFile(`${ROOT}/${folder}/package.json`, 'utf8')) }
}

/** What stands in the package.json of the project as its repository; undefined where nothing does. */
export async function repository(): Promise<unknown> {
  return JSON.parse(await readFile(`${ROOT}/package.json`, 'utf8')).repository
}
