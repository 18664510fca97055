export interface HttpSourceOptions {
  /** Where the API is mounted, such as `/laurel/v1`. */
  readonly src: string
  /** A key with the scope `read` and no other: whoever sees the page sees it. */
  readonly key?: string | undefined
}

export interface ReadOptions {
  readonly signal?: AbortSignal
}

/** One mounted API, asked by what stands behind its address. */
export interface Connection {
  read<T>(path: string, query: object, options: ReadOptions): Promise<T>
  send<T>(path: string, query: object, body?: object): Promise<T>
  /** A stream of server-sent events. */
  open(path: string, query: object, signal: AbortSignal | undefined): Promise<Response>
}

export function connect({ src, key }: HttpSourceOptions): Connection {
  const running = new Map<string, Running>()
  const headers = { accept: 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }
  const url = (path: string, query: object) => src.replace(/\/+$/, '') + path + searchOf(query)

  // The contract says what each path answers.
  function read<T>(path: string, query: object, { signal }: ReadOptions): Promise<T> {
    const address = url(path, query)
    const run = running.get(address) ?? begin(running, address, headers)
    run.readers += 1
    signal?.addEventListener('abort', () => leave(run), { once: true })
    return run.answer as Promise<T>
  }
  function send<T>(path: string, query: object, body?: object): Promise<T> {
    const sent = { ...headers, 'content-type': 'application/json' }
    const init = { method: 'POST', headers: sent, body: body === undefined ? null : JSON.stringify(body) }
    return fetchJson(url(path, query), init) as Promise<T>
  }
  function open(path: string, query: object, signal: AbortSignal | undefined): Promise<Response> {
    const sent = { ...headers, accept: 'text/event-stream' }
    return succeed(url(path, query), { headers: sent, ...(signal && { signal }) })
  }
  return { read, send, open }
}

/** An answer that is a success. */
async function succeed(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (!response.ok) throw Object.assign(new Error(`${url} answered ${response.status}.`), { status: response.status })
  return response
}

interface Running {
  readonly answer: Promise<unknown>
  readonly controller: AbortController
  readers: number
}

function begin(running: Map<string, Running>, url: string, headers: HeadersInit): Running {
  const controller = new AbortController()
  const { signal } = controller
  const forget = () => {
    if (running.get(url) === run) running.delete(url)
  }
  signal.addEventListener('abort', forget)
  const run: Running = { answer: fetchJson(url, { headers, signal }).finally(forget), controller, readers: 0 }
  running.set(url, run)
  return run
}

/** The last who leaves ends the request. */
function leave(run: Running): void {
  run.readers -= 1
  if (run.readers === 0) run.controller.abort()
}

async function fetchJson(url: string, init: RequestInit): Promise<unknown> {
  const response = await succeed(url, init)
  return response.status === 204 ? undefined : response.json()
}

function searchOf(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given).toString()
  return text && `?${text}`
}
