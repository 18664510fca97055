import { posix } from 'node:path'

/** The examples of a page that run as they stand, in their order. */
export function examplesOf(page: string): readonly string[] {
  return [...page.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
}

/** What an example prints, by its own comments: `console.log(…) // ok`. */
export function expectedOutput(code: string): readonly string[] {
  return [...code.matchAll(/^\s*console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1] ?? '')
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
