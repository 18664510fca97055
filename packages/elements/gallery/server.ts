import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { ExampleApi } from './api.ts'
import { page } from './page.ts'

export interface Gallery {
  readonly url: string
  /** Its one person earns one more badge. */
  earn(): void
  close(): Promise<void>
}

/** Serves the gallery, and the HTTP API for its one person, on the loopback address only. Port 0 is any free one. */
export async function listen(port: number): Promise<Gallery> {
  const files = await bundled()
  const api = new ExampleApi()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery')
    const file = files.get(url.pathname)
    if (url.pathname === '/') sendPage(response, url.searchParams)
    else if (url.pathname.startsWith('/laurel/v1/')) void sendAnswer(api, request, response, url)
    else if (file !== undefined) send(response, 200, file.type, file.text)
    else send(response, 404, 'text/plain', 'Nothing is here.')
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://127.0.0.1:${bound}/`,
    earn: () => api.earn(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function sendPage(response: ServerResponse, query: URLSearchParams): void {
  const nonce = randomBytes(12).toString('base64')
  const theme = query.get('theme')
  const written = page({
    locale: query.get('locale') === 'de' ? 'de' : 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    dir: query.get('dir') === 'rtl' ? 'rtl' : 'ltr',
    nonce,
    script: query.get('script') !== 'off',
  })
  // As strict as a careful host: the elements need no style of their own in the page, and no script but ours.
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src data:; base-uri 'none'`
  send(response, 200, 'text/html; charset=utf-8', written, { 'content-security-policy': policy })
}

async function sendAnswer(
  api: ExampleApi,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname.endsWith('/live')) return api.watch(response)
  const answer = api.answer(request.method ?? 'GET', url, await text(request))
  const status = answer === undefined ? 404 : 200
  send(response, status, 'application/json', JSON.stringify(answer ?? { code: 'unknown_person' }))
}

function send(response: ServerResponse, status: number, type: string, text: string, headers = {}): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(text)
}

interface File {
  readonly type: string
  readonly text: string
}

/** The page's script, that of a page with one element, and the files that they fetch when they need them. */
async function bundled(): Promise<ReadonlyMap<string, File>> {
  const scripts = [
    ...(await bundle('gallery', here('client.ts'))),
    ...(await bundle('highlights', here('../src/define/highlights.ts'))),
  ]
  return new Map([...scripts, ['/gallery.css', { type: 'text/css', text: readFileSync(here('gallery.css'), 'utf8') }]])
}

async function bundle(name: string, entry: string): Promise<readonly (readonly [path: string, file: File])[]> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: { write: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: () => `${name}.js` } },
  })
  const chunks = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return chunks.flatMap((chunk) =>
    chunk.type === 'chunk' ? [[`/${chunk.fileName}`, script(chunk.code)] as const] : [],
  )
}

function script(text: string): File {
  return { type: 'text/javascript', text }
}

function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}
