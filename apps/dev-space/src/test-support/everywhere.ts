import { endpoints } from '@laurel/api'
import { routes } from '../features/routes.ts'
import type { Browser } from './browser.ts'

/** Where to look: what stands for each thing in addresses, and queries that are worth a visit of their own. */
export interface Places {
  /** By what stands before it: of `/projects/:id/edit` it is `projects`. */
  readonly things: Readonly<Record<string, readonly string[]>>
  /** By the path that they follow. */
  readonly queries?: Readonly<Record<string, readonly string[]>>
}

/** These lead to another site. */
const ABROAD = new Set(['/sign-in/github', '/auth/callback/github'])

/**
 * Every page of Dev-Space.
 *
 * @throws Error for a page of a thing that `places` has none of: whoever adds a route says where it is.
 */
export function everyPage(places: Places): readonly string[] {
  const pages = routes.filter(({ method, path }) => method === 'GET' && !ABROAD.has(path))
  return pages.flatMap(({ path }) => addresses(path, /([\w-]+)\/:\w+/, places))
}

/** The same for everything that the HTTP API answers to a GET, as paths below where it is mounted. */
export function everyAnswer(places: Places): readonly string[] {
  const paths = endpoints.filter(([, { method }]) => method === 'GET').map(([, { path }]) => path)
  return paths.flatMap((path) => addresses(path, /([\w-]+)\/\{\w+\}/, places))
}

function addresses(path: string, parameter: RegExp, { things, queries = {} }: Places): readonly string[] {
  const fill = (address: string): readonly string[] => {
    const [found, kind = ''] = parameter.exec(address) ?? []
    if (found === undefined) return [address]
    const values = things[kind]
    if (values === undefined) throw new Error(`Say in the test of privacy what stands after ${kind}/ in ${path}.`)
    return values.flatMap((value) => fill(address.replace(found, `${kind}/${encodeURIComponent(value)}`)))
  }
  return fill(path).flatMap((address) => [address, ...(queries[path] ?? []).map((query) => `${address}?${query}`)])
}

/** Who and what must not be named together. */
export interface Secret {
  readonly person: RegExp
  readonly badges: RegExp
}

/** Of these addresses those whose answers tell of a badge of the person, whatever stands in their navigation. */
export async function whereTold(
  browser: Browser,
  addresses: readonly string[],
  { person, badges }: Secret,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const found: string[] = []
  for (const address of addresses) {
    const { status, html } = await browser.get(address, headers)
    if (status >= 500) throw new Error(`${address} answers ${status}.`)
    // What can be looked for is said of nobody.
    const said = html.replace(/<nav\b.*?<\/nav>/gs, '')
    // Whoever asks for a badge by its name learns nothing when the answer repeats it.
    const isAbout = person.test(said) || (person.test(address) && !badges.test(address))
    if (isAbout && badges.test(said)) found.push(address)
  }
  return found
}
