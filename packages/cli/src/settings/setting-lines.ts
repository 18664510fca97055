import { counted } from '../format.ts'
import type { Style } from '../style.ts'
import type { SettingProblem } from './settings.ts'

/** What is wrong with which settings, and what would be right. */
export function settingLines(headline: string, problems: readonly SettingProblem[], style: Style): readonly string[] {
  return [
    style.bold(headline),
    ...problems.flatMap(({ variable, message, mend }) => [
      '',
      `  ${style.red(variable)}`,
      `    ${message}`,
      `    ${mend}`,
    ]),
  ]
}

/** The first line for problems that stop a process from starting. */
export function headline(problems: readonly SettingProblem[]): string {
  return `The configuration has ${counted(problems.length, 'problem')}.`
}
