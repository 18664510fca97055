import { copyFile, lstat, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { devNull, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { GitError } from './errors.ts'
import { gitOutput, type Place, stopAll } from './process.ts'

/** Which commits belong to a history: those of the branch that is checked out, or those of every branch. */
export type Branches = 'current' | 'all'

export interface Repository {
  /** The repository itself: only asked where things are. */
  readonly source: Place
  /** A view of the same objects that nobody else has written a setting for: everything else runs here. */
  readonly view: Place
  /** `owner/name` from where it was cloned, else the name of the folder. */
  readonly name: string
  /** The newest commits of the history. */
  readonly tips: readonly string[]
  close(): Promise<void>
}

/**
 * Opens the repository that `folder` is, or is in.
 *
 * The folder is not trusted. Settings and attributes of a repository can name programs for git to run, and a
 * partial clone makes git fetch what is missing. So git only looks up there where the objects and the branches
 * are; the history is read in a folder of our own that borrows the objects, with no settings, hooks, remotes or
 * attributes at all. Thereby the counts are the same in every clone, too.
 */
export async function openRepository(folder: string, branches: Branches = 'current'): Promise<Repository> {
  const source = await sourcePlace(folder)
  const tips = await findTips(source, branches)
  const name = await repositoryName(source)
  const view = await borrowObjects(source, tips[0])
  const close = async () => {
    await Promise.all([stopAll(source), stopAll(view)])
    await rm(view.cwd, { recursive: true, force: true })
  }
  return { source, view, name, tips, close }
}

/** Wherever git is told to fetch, sign or notice: it does not. */
const HARMLESS = [
  'safe.directory=*',
  'safe.bareRepository=all',
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
] as const

async function sourcePlace(folder: string): Promise<Place> {
  const cwd = resolve(folder)
  const found = await stat(cwd).catch(() => null)
  if (!found?.isDirectory()) throw new GitError('folder_not_found', { detail: folder })

  const place: Place = { cwd, env: quietEnvironment(), settings: HARMLESS, ...idle() }
  const { code, stderr } = await gitOutput(place, ['rev-parse', '--git-dir'])
  if (code !== 0) throw refusal(folder, stderr)
  return place
}

function idle(): Pick<Place, 'running' | 'ending'> {
  return { running: new Set(), ending: new AbortController() }
}

function refusal(folder: string, stderr: string): GitError {
  if (/not a git repository/i.test(stderr)) return new GitError('not_a_repository', { detail: folder })
  // Git before 2.38 does not take this setting from its caller.
  const distrust = /dubious ownership|safe\.directory|unsafe repository/.test(stderr)
  return new GitError(distrust ? 'repository_not_trusted' : 'git_failed', { detail: stderr })
}

/** What may stay of git's own variables: a person's own settings, not a hook's idea of where the repository is. */
const KEPT = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM', 'GIT_EXEC_PATH'])

function quietEnvironment(): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.has(name))
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // Git before 2.45 does not know the first one and would fetch; the second leaves it no protocol to do so.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  }
}

async function findTips(source: Place, branches: Branches): Promise<readonly string[]> {
  const head = await answer(source, ['rev-parse', '--verify', '--quiet', 'HEAD'])
  if (branches === 'current' && head !== null) return [head]

  // A bare repository may point at a branch that was never pushed: then all there is is its history.
  const refs = await gitOutput(source, ['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes'])
  const commits = refs.text.split('\n').filter((line) => line !== '')
  return [...new Set(head === null ? commits : [head, ...commits])]
}

/** The one line that git answers, or null if it has none. */
async function answer(place: Place, args: readonly string[]): Promise<string | null> {
  const { code, text } = await gitOutput(place, args)
  return code === 0 ? text.replace(/\r?\n$/, '') : null
}

async function repositoryName(source: Place): Promise<string> {
  const url = await answer(source, ['config', '--get', 'remote.origin.url'])
  return (url && nameInUrl(url)) || (await folderName(source))
}

const URL_PATH = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]+\/|(?!\w:[\\/])[^/:]+:)\/?(.+?)\/*$/i

/** `owner/name` of an address on another machine, without the host and whatever secrets it may carry. */
export function nameInUrl(url: string): string | null {
  if (/^file:/i.test(url)) return null
  const path = URL_PATH.exec(url)?.[1]
    ?.replace(/\.git$/, '')
    .replace(/[?#].*$/, '')
  return path ? asTarget(path) : null
}

async function folderName(source: Place): Promise<string> {
  const top = await answer(source, ['rev-parse', '--show-toplevel'])
  const bare = top ? null : await answer(source, ['rev-parse', '--absolute-git-dir'])
  return asTarget(basename(top || bare || source.cwd).replace(/(?<=.)\.git$/, '')) || 'repository'
}

function asTarget(name: string): string {
  return Array.from(name.replace(/[\p{Cc}\p{Cs}]/gu, ''))
    .slice(0, 200)
    .join('')
}

async function borrowObjects(source: Place, head: string | undefined): Promise<Place> {
  const objects = await answer(source, ['rev-parse', '--git-path', 'objects'])
  const shallow = await answer(source, ['rev-parse', '--git-path', 'shallow'])
  const format = await answer(source, ['rev-parse', '--show-object-format'])
  const folder = await mkdtemp(join(tmpdir(), 'laurel-git-'))
  await writeView(folder, format === 'sha256')
  // Only a shallow clone has this file; it says where the history ends.
  if (shallow) await copyFile(resolve(source.cwd, shallow), join(folder, 'shallow')).catch(() => {})

  const settings = [...HARMLESS, ...(await mailmapSettings(source, head))]
  const env = viewEnvironment(folder, resolve(source.cwd, objects ?? ''))
  return { cwd: folder, env, settings, ...idle() }
}

async function writeView(folder: string, sha256: boolean): Promise<void> {
  const config = sha256
    ? '[core]\nrepositoryformatversion = 1\nbare = true\n[extensions]\nobjectFormat = sha256\n'
    : '[core]\nrepositoryformatversion = 0\nbare = true\n'
  await mkdir(join(folder, 'refs'))
  await writeFile(join(folder, 'config'), config)
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
}

function viewEnvironment(folder: string, objects: string) {
  return {
    ...quietEnvironment(),
    GIT_DIR: folder,
    GIT_OBJECT_DIRECTORY: objects,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    // Git before 2.32 looks for a person's settings here whatever the line above says.
    HOME: folder,
    XDG_CONFIG_HOME: folder,
  }
}

/** The mailmap that is committed and, over it, the one in the folder, as git itself has it. */
async function mailmapSettings(source: Place, head: string | undefined): Promise<readonly string[]> {
  const committed = head === undefined ? [] : [`mailmap.blob=${head}:.mailmap`]
  const top = await answer(source, ['rev-parse', '--show-toplevel'])
  if (!top) return committed
  const file = join(top, '.mailmap')
  // A link could point anywhere, and a pipe would never end.
  const plain = await lstat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  return plain ? [...committed, `mailmap.file=${file}`] : committed
}
