import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, matchesGlob, relative } from 'node:path'
import { inspect, promisify } from 'node:util'
import type { Stage } from './dockerfile.ts'

/** Performs the steps of a Dockerfile in folders, as no container engine is needed to copy and to run npm. */
export interface Build {
  /** What the builder is sent. */
  readonly context: string
  /** Where a folder for each stage is made. */
  readonly folder: string
  readonly stages: readonly Stage[]
}

/** Builds all stages, and answers with the folder that is the root of the last one. */
export async function buildImage({ context, folder, stages }: Build): Promise<string> {
  const isIgnored = await ignoredBy(join(context, '.dockerignore'))
  const built = new Map<string, Built>()
  let last: Built = { root: folder, workdir: '/' }
  for (const stage of stages) {
    last = await begin(join(folder, stage.name || 'image'), built.get(stage.from))
    for (const { name, text } of stage.instructions) {
      if (name === 'WORKDIR') last = await enter(last, text)
      if (name === 'RUN') await perform(last, text)
      if (name === 'COPY') await copy(last, text, { context, isIgnored, built })
    }
    built.set(stage.name, last)
  }
  return last.root
}

interface Built {
  readonly root: string
  readonly workdir: string
}

interface Sources {
  readonly context: string
  readonly isIgnored: (path: string) => boolean
  readonly built: ReadonlyMap<string, Built>
}

async function begin(root: string, base: Built | undefined): Promise<Built> {
  if (base === undefined) await mkdir(root, { recursive: true })
  else await cp(base.root, root, { recursive: true, verbatimSymlinks: true })
  return { root, workdir: base?.workdir ?? '/' }
}

async function enter({ root }: Built, workdir: string): Promise<Built> {
  await mkdir(join(root, workdir), { recursive: true })
  return { root, workdir }
}

async function perform({ root, workdir }: Built, command: string): Promise<void> {
  // Outside a container this would be done to the machine itself.
  if (/(^|\s)\//.test(command)) throw new Error(`This names a path outside its folder: RUN ${command}`)
  const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`
  const env = { PATH, HOME: process.env['HOME'], npm_config_prefer_offline: 'true', npm_config_loglevel: 'error' }
  try {
    await promisify(execFile)('sh', ['-ec', command], { cwd: join(root, workdir), env })
  } catch (cause) {
    // What went wrong stands in what it wrote, and compilers write to standard output.
    throw new Error(`RUN ${command}\n${inspect(cause)}`, { cause })
  }
}

async function copy({ root, workdir }: Built, text: string, { context, isIgnored, built }: Sources): Promise<void> {
  const words = text.split(/\s+/)
  const stage = built.get(/--from=(\S+)/.exec(text)?.[1] ?? '')
  const paths = words.filter((word) => !word.startsWith('--'))
  const target = paths.at(-1) ?? ''
  const to = target.startsWith('/') ? join(root, target) : join(root, workdir, target)
  for (const path of paths.slice(0, -1)) {
    const from = join(stage?.root ?? context, path)
    const isWanted = (file: string) => stage !== undefined || file === context || !isIgnored(relative(context, file))
    if (!isWanted(from)) throw new Error(`.dockerignore leaves out what is copied: ${path}`)
    const into = (await stat(from)).isDirectory() ? to : target.endsWith('/') ? join(to, basename(path)) : to
    await cp(from, into, { recursive: true, verbatimSymlinks: true, filter: isWanted })
  }
}

/** Whether a path of the context stays behind: the last line that fits it, or a folder that it is in, decides. */
async function ignoredBy(file: string): Promise<(path: string) => boolean> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const rules = lines.map((line) => ({ ignores: !line.startsWith('!'), pattern: line.replace(/^!/, '') }))
  return (path) => {
    const parts = path.split('/')
    const within = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
    return rules.findLast(({ pattern }) => within.some((one) => fits(one, pattern)))?.ignores ?? false
  }
}

/** A star also stands for names that begin with a point, unlike in a shell. */
function fits(path: string, pattern: string): boolean {
  return pattern === '*' ? !path.includes('/') : matchesGlob(path, pattern)
}
