import { posix } from 'node:path'

/** The examples of a page that run as they stand, in their order. */
export function examplesOf(page: string): readonly string[] {
  return [...page.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
}

/** What an example prints, by its own comments: `console.log(…) // ok`. */
export function expectedOutput(code: string): readonly string[] {
  return [...code.matchAll(/^\s*console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1] ?? '')
}

/** A line of a shell, with all that belongs to it, and what it prints by the comments below it. */
export interface ShellExample {
  readonly command: string
  readonly expected: readonly string[]
}

/** What of a page is to be typed into a shell and says what it prints. Several lines until a comment are one command. */
export function shellExamplesOf(page: string): readonly ShellExample[] {
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  return blocks.filter((block) => /^# /m.test(block)).flatMap(commandsOf)
}

function commandsOf(block: string): readonly ShellExample[] {
  return [...block.matchAll(/((?:^(?!# ).*\n)+)((?:^# .*\n)+)/gm)].map(([, command = '', comments = '']) => ({
    command,
    expected: [...comments.matchAll(/^# (.*)$/gm)].map((match) => match[1] ?? ''),
  }))
}

/**
 * The README of the package in `folder` as it goes to the registry: what leads to other files of the repository leads to
 * where that is published. Without a repository there is no such place, and the links stay.
 */
export function absoluteLinks(page: string, folder: string, repository: unknown): string {
  const home = addressOf(repository)
  if (home === null) return page
  return page.replaceAll(/\]\(((?![a-z]+:|#)[^)\s]+)\)/g, (_, link: string) => {
    return `](${home}/blob/HEAD/${posix.normalize(`${folder}/${link}`)})`
  })
}

/** Where a browser finds the repository: `git+https://example.org/us/laurel.git` is `https://example.org/us/laurel`. */
function addressOf(repository: unknown): string | null {
  const { url = repository }: { readonly url?: unknown } = Object(repository)
  if (typeof url !== 'string') return null
  return url
    .replace(/^git\+/, '')
    .replace(/\.git$/, '')
    .replace(/\/$/, '')
}
