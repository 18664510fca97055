import { endpoints } from '@laurel/api'
import { routes } from '../features/routes.ts'
import type { Browser } from './browser.ts'

/** What varies in addresses, by its name in a path, with every value that is worth a visit. */
export type Places = Readonly<Record<string, readonly string[]>>

/** These lead to another site. */
const ABROAD = new Set(['/sign-in/github', '/auth/callback/github'])

/**
 * Every page of Dev-Space, filled from `places` by `path:name` or by `:name`, with the queries in `places` by `path?`.
 *
 * @throws Error for a page of which nobody said where it is: whoever adds a route says so.
 */
export function everyPage(places: Places): readonly string[] {
  const paths = routes.filter(({ method, path }) => method === 'GET' && !ABROAD.has(path)).map(({ path }) => path)
  return paths.flatMap((path) => withQueries(path, filled(path, /:(\w+)/, places), places))
}

/** The same for everything that the HTTP API answers to a GET, below `base`. */
export function everyAnswer(base: string, places: Places): readonly string[] {
  const paths = endpoints.filter(([, { method }]) => method === 'GET').map(([, { path }]) => path)
  return paths.flatMap((path) =>
    withQueries(path, filled(path, /\{(\w+)\}/, places), places).map((address) => base + address),
  )
}

function filled(path: string, parameter: RegExp, places: Places): readonly string[] {
  const fill = (address: string): readonly string[] => {
    const [found, name = ''] = parameter.exec(address) ?? []
    if (found === undefined) return [address]
    const values = places[`${path}:${name}`] ?? places[`:${name}`]
    if (values === undefined) throw new Error(`Say in the test of privacy what ${found} of ${path} can be.`)
    return values.flatMap((value) => fill(address.replace(found, encodeURIComponent(value))))
  }
  return fill(path)
}

function withQueries(path: string, addresses: readonly string[], places: Places): readonly string[] {
  return addresses.flatMap((address) => [address, ...(places[`${path}?`] ?? []).map((query) => `${address}?${query}`)])
}

/** Of these addresses those whose answers name all of `things`, whatever stands in their navigation. */
export async function whereAllAreNamed(
  browser: Browser,
  addresses: readonly string[],
  things: readonly RegExp[],
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const found: string[] = []
  for (const address of addresses) {
    const { status, html } = await browser.get(address, headers)
    if (status >= 500) throw new Error(`${address} answers ${status}.`)
    // What can be looked for is said of nobody.
    const said = html.replace(/<nav\b.*?<\/nav>/gs, '')
    if (things.every((thing) => thing.test(said))) found.push(address)
  }
  return found
}
