import { type Catalog, CatalogError } from '@laurel/core'
import { loadCatalog } from '../catalog.ts'
import { EXIT } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { counted } from '../format.ts'
import type { Io } from '../io.ts'
import { readSettings, type SettingOptions } from './read-settings.ts'
import type { SettingProblem, Settings } from './settings.ts'

/** Settings that cannot be used. The problems are all that there are, not only the first one. */
export class InvalidSettings extends Failure {
  readonly problems: readonly SettingProblem[]

  constructor(problems: readonly SettingProblem[]) {
    const names = [...new Set(problems.map(({ variable }) => variable))].join(', ')
    super(EXIT.usage, 'invalid_settings', `The configuration has ${counted(problems.length, 'problem')}: ${names}.`)
    this.problems = problems
  }
}

export interface RequiredSettings {
  readonly settings: Settings
  readonly catalog: Catalog
  readonly warnings: readonly SettingProblem[]
}

/** The settings, with the catalog that they name. @throws InvalidSettings with everything that is wrong with them. */
export async function requireSettings(options: SettingOptions, io: Io): Promise<RequiredSettings> {
  const { settings, catalog, problems, warnings } = await checkSettings(options, io)
  if (catalog === null || problems.length > 0) throw new InvalidSettings(problems)
  return { settings, catalog, warnings }
}

/** The settings, with the catalog that they name, and everything that is wrong with them. */
export async function checkSettings(options: SettingOptions, io: Io) {
  const { settings, problems, warnings } = readSettings(options, io)
  const { value: name, from } = settings.catalog
  const loaded = await loadCatalog(name).catch((error: unknown) => catalogProblem(name, from, error))
  return 'mend' in loaded
    ? { settings, catalog: null, problems: [...problems, loaded], warnings }
    : { settings, catalog: loaded, problems, warnings }
}

function catalogProblem(name: string, from: string | null, error: unknown): SettingProblem {
  const variable = from ?? 'LAUREL_CATALOG'
  if (error instanceof CatalogError) {
    const message = `The catalog ${name} has ${counted(error.problems.length, 'problem')}.`
    return { variable, message, mend: `See them all: laurel check ${name}` }
  }
  if (!(error instanceof Failure)) throw error
  const [message, mend] = sentences(error.message)
  return { variable, message, mend }
}

/** What is wrong is the first sentence, and what would be right the rest. */
function sentences(text: string): readonly [string, string] {
  const end = text.indexOf('. ') + 1
  return [text.slice(0, end), text.slice(end + 1)]
}
