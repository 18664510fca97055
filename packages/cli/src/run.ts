import { inspect } from 'node:util'
import { CatalogError } from '@laurel/core'
import { type Command, CommanderError } from 'commander'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { Failure, toFailure } from './failure.ts'
import type { Io } from './io.ts'
import { tell } from './output.ts'
import { buildProgram } from './program.ts'
import { InvalidSettings } from './settings/required-settings.ts'
import { headline, settingLines } from './settings/setting-lines.ts'
import { type Style, styleFor } from './style.ts'

/** Runs one command line, without `node` and the file's name, and answers with the exit code. Never throws. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = EXIT.ok
  const program = buildProgram(io, async (work) => {
    exit = await work
  })
  try {
    await quiet(program, io).parseAsync([...args], { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, args, io)
    return report(error, args, io)
  }
}

/** Commander ends the process and writes to it by itself, unless told for every command not to. */
function quiet(command: Command, io: Io): Command {
  command.exitOverride()
  command.configureOutput({
    writeOut: (text) => io.stdout.write(text),
    writeErr: (text) => io.stderr.write(text),
    outputError: () => {},
    getOutHelpWidth: () => io.stdout.columns ?? 100,
    getErrHelpWidth: () => io.stderr.columns ?? 100,
  })
  for (const child of command.commands) quiet(child, io)
  return command
}

function usage(error: CommanderError, args: readonly string[], io: Io): ExitCode {
  if (error.exitCode === 0) return EXIT.ok
  // Help was shown to somebody who forgot the command: that says it all.
  if (error.code === 'commander.help') return EXIT.usage
  const sentence = error.message.replace(/^error: /, '').replace(/\n/g, ' ')
  const message = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/([^.?!])$/, '$1.')} See laurel --help.`
  return report(new Failure(EXIT.usage, 'usage', message), args, io)
}

function report(error: unknown, args: readonly string[], io: Io): ExitCode {
  const failure = toFailure(error)
  const { code, message, exit } = failure
  if (args.includes('--json')) {
    const lists = error instanceof CatalogError || error instanceof InvalidSettings
    const problems = lists ? { problems: error.problems } : {}
    io.stdout.write(`${JSON.stringify({ error: { code, message, ...problems } }, null, 2)}\n`)
  } else {
    for (const line of sentences(failure, styleFor(io.stderr, io.env))) tell(io, line)
  }
  if (io.env['LAUREL_DEBUG']) tell(io, inspect(error))
  return exit
}

function sentences(failure: Failure, style: Style): readonly string[] {
  if (!(failure instanceof InvalidSettings)) return [style.red(failure.message)]
  return settingLines(headline(failure.problems), failure.problems, style)
}
