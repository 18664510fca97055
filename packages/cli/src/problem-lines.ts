import type { CatalogProblem } from '@laurel/core'
import { counted } from './format.ts'
import type { Style } from './style.ts'

/** What is wrong with a catalog, where, and how to mend it. */
export function problemLines(name: string, problems: readonly CatalogProblem[], style: Style): readonly string[] {
  return [
    style.bold(`${name} has ${counted(problems.length, 'problem')}.`),
    ...problems.flatMap(({ where, message, mend }) => ['', `  ${style.red(where)}`, `    ${message}`, `    ${mend}`]),
  ]
}
