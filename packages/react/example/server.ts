import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { devSpace } from '@laurel/catalogs'
import { createLaurel, type Laurel } from '@laurel/engine'
import { createHandler, type Listening, listen, type RequestHandler } from '@laurel/server'
import type { First } from './app.tsx'
import { clientScripts, type Scripts, serverModule } from './bundle.ts'
import { VISITOR } from './visitor.ts'

export interface ExampleOptions {
  readonly port?: number
  /** A `pg` connection string, or `memory`. */
  readonly database: string
}

export interface Example extends Listening {
  readonly laurel: Laurel
}

/** The example on a port of this machine, with Laurel inside it as in any host written for Node. */
export async function serveExample({ port = 0, database }: ExampleOptions): Promise<Example> {
  const laurel = await createLaurel({ database, catalog: devSpace })
  await laurel.person(VISITOR, { name: 'Ada Lovelace', handle: 'ada', zone: 'Europe/London' })
  await laurel.person('grace', { name: 'Grace Hopper', handle: 'grace', zone: 'America/New_York' })
  const [scripts, { renderPage }] = [await clientScripts(), await serverModule()]
  const server = await listen(routes(laurel, scripts, renderPage), { port })
  return {
    ...server,
    laurel,
    close: async () => {
      await server.close()
      await laurel.close()
    },
  }
}

type RenderPage = (first: First | null, nonce: string) => string

function routes(laurel: Laurel, scripts: Scripts, renderPage: RenderPage): RequestHandler {
  const api = createHandler(laurel, { authorize: async () => ({ scopes: ['read', 'people'], person: VISITOR }) })
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/laurel/v1/')) return api(request)
    if (pathname === '/') return page(renderPage, await firstOf(laurel))
    if (pathname === '/empty') return page(renderPage, null)
    if (pathname === '/page.css') return text(await readFile(new URL('page.css', import.meta.url), 'utf8'), 'text/css')
    const script = scripts.get(pathname)
    return script === undefined ? new Response(null, { status: 404 }) : text(script, 'text/javascript')
  }
}

/** Over JSON, as a browser gets it: what both render from is the same. */
async function firstOf(laurel: Laurel): Promise<First> {
  const [profile, showcase] = [await laurel.profile(VISITOR, {}), await laurel.showcase(VISITOR, {})]
  return JSON.parse(JSON.stringify({ person: VISITOR, profile, showcase }))
}

function page(renderPage: RenderPage, first: First | null): Response {
  const nonce = randomBytes(12).toString('base64')
  // As strict as a careful host.
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src data:`
  return text(renderPage(first, nonce), 'text/html', { 'content-security-policy': policy })
}

function text(content: string, type: string, headers = {}): Response {
  const shared = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }
  return new Response(content, { headers: { ...shared, ...headers } })
}
