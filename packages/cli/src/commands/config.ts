import { shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { columns } from '../format.ts'
import type { Io } from '../io.ts'
import { printResult } from '../output.ts'
import type { SettingOptions } from '../settings/read-settings.ts'
import { checkSettings } from '../settings/required-settings.ts'
import { headline, settingLines } from '../settings/setting-lines.ts'
import type { Setting, Settings } from '../settings/settings.ts'
import { type Style, styleFor } from '../style.ts'

export interface ConfigOptions extends SettingOptions {
  readonly json?: boolean
}

/** `laurel config`: what `serve` and `worker` would use, who says so, and what is wrong with it. Never shows a secret. */
export async function config(options: ConfigOptions, io: Io): Promise<ExitCode> {
  const { settings, problems, warnings } = await checkSettings(options, io)
  const open = withoutSecrets(settings)
  const style = styleFor(io.stdout, io.env)
  printResult(io, options.json, { settings: open, problems, warnings }, () => [
    ...columns(Object.entries(open).map(([name, setting]) => row(name, setting, style))),
    ...(warnings.length === 0 ? [] : ['', ...settingLines('This is probably not meant so:', warnings, style)]),
    '',
    ...(problems.length === 0 ? [style.green('No problems.')] : settingLines(headline(problems), problems, style)),
  ])
  return problems.length === 0 ? EXIT.ok : EXIT.usage
}

type Open = Readonly<Record<keyof Settings, Setting<unknown>>>

function withoutSecrets(settings: Settings): Open {
  const { database, apiKey, tokenSecret } = settings
  return {
    ...settings,
    database: { ...database, value: shown({ database: database.value }) },
    apiKey: hidden(apiKey),
    tokenSecret: hidden(tokenSecret),
  }
}

function hidden({ value, from }: Setting<string | null>): Setting<string | null> {
  return { value: value && '***', from }
}

function row(name: string, { value, from }: Setting<unknown>, style: Style): readonly string[] {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return [words, textOf(value), style.dim(from ?? '')]
}

function textOf(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return '-'
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
