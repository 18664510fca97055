import { execFile } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { promisify } from 'node:util'

/** What a command wrote to its standard output. One that fails throws what it said. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, args, { cwd, env: environment(), maxBuffer: 2 ** 26 })
    return stdout
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')}\n${outputOf(error)}`)
  }
}

/**
 * As somebody has it who opens a terminal: nothing of the npm or vitest that runs us, whose settings and conditions would
 * reach the command as well. `node` is the one that runs us.
 */
export function environment(): NodeJS.ProcessEnv {
  const foreign = /^(npm_(?!config_(cache|registry|.*proxy|cafile)$)|NODE_OPTIONS$|NODE_ENV$|VITEST|VITE_|TEST$)/i
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  return { ...Object.fromEntries(own), PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` }
}

function outputOf(error: unknown): string {
  const { stdout, stderr }: { readonly stdout?: unknown; readonly stderr?: unknown } = Object(error)
  return [stdout, stderr].filter((text) => typeof text === 'string' && text !== '').join('\n')
}
