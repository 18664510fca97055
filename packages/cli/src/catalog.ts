import { readFile, stat } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { catalogById, catalogs } from '@laurel/catalogs'
import { type Catalog, CatalogError, type CatalogProblem, type CheckedCatalog, checkCatalog } from '@laurel/core'
import { EXIT } from './exit-codes.ts'
import { Failure } from './failure.ts'
import type { Io } from './io.ts'

/** The ready catalog that is used where nobody names one. */
export const DEFAULT_CATALOG = 'git'

/** The name or file of the catalog: what the command line says, else LAUREL_CATALOG, else `git`. */
export function catalogNamed(option: string | undefined, env: Io['env']): string {
  return option ?? (env['LAUREL_CATALOG'] || DEFAULT_CATALOG)
}

/** Whether anybody named a catalog. */
export function isCatalogNamed(option: string | undefined, env: Io['env']): boolean {
  return option !== undefined || Boolean(env['LAUREL_CATALOG'])
}

/**
 * The catalog of this name, or in this file.
 *
 * @throws CatalogError with every problem; Failure when there is neither such a name nor such a file.
 */
export async function loadCatalog(nameOrFile: string): Promise<Catalog> {
  const { catalog, problems } = await checkNamed(nameOrFile)
  if (catalog === null) throw new CatalogError(problems)
  return catalog
}

/** Checks the catalog of this name, or in this file, as a whole. @throws Failure when there is neither. */
export async function checkNamed(nameOrFile: string): Promise<CheckedCatalog> {
  const ready = catalogById(nameOrFile)
  if (ready !== null) return checkCatalog(ready)
  await requireFile(nameOrFile)
  return isModule(nameOrFile) ? checkModule(nameOrFile) : checkJson(nameOrFile)
}

async function requireFile(nameOrFile: string): Promise<void> {
  const found = await stat(nameOrFile).catch(() => null)
  if (found?.isFile()) return
  const ready = Object.keys(catalogs).join(', ')
  const message = `There is no catalog "${nameOrFile}", and no such file. Ready catalogs are ${ready}; or give a .json, .ts or .js file.`
  throw new Failure(EXIT.notFound, 'unknown_catalog', message)
}

function isModule(file: string): boolean {
  return ['.ts', '.mts', '.js', '.mjs'].includes(extname(file))
}

async function checkJson(file: string): Promise<CheckedCatalog> {
  const text = await readFile(file, 'utf8')
  try {
    return checkCatalog(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch (error) {
    return failed(
      file,
      'invalid_json',
      `The file is not JSON: ${messageOf(error)}.`,
      'Check commas, quotes and braces there.',
    )
  }
}

async function checkModule(file: string): Promise<CheckedCatalog> {
  try {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(resolve(file)).href)
    const exported = module['default'] ?? module['catalog']
    return exported === undefined ? failed(file, ...NO_EXPORT) : checkCatalog(exported)
  } catch (error) {
    const problems = problemsOf(error)
    if (problems !== null) return { catalog: null, problems }
    const mend = 'Run the file with node to see where it fails.'
    return failed(file, 'unreadable_module', `The file cannot be loaded: ${messageOf(error)}.`, mend)
  }
}

const NO_EXPORT = [
  'no_catalog',
  'The file exports no catalog.',
  'Write `export const catalog = defineCatalog({ … })`, or make it the default export.',
] as const

/** `defineCatalog` throws when the file is loaded; its error may come from another copy of the package. */
function problemsOf(error: unknown): readonly CatalogProblem[] | null {
  const invalid = error instanceof Error && 'code' in error && error.code === 'invalid_catalog' && 'problems' in error
  return invalid && Array.isArray(error.problems) ? (error.problems as readonly CatalogProblem[]) : null
}

function failed(where: string, code: string, message: string, mend: string): CheckedCatalog {
  return { catalog: null, problems: [{ code, where, message, mend }] }
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] ?? '').replace(/\.$/, '')
}
