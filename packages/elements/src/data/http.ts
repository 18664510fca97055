export interface HttpSourceOptions {
  /** Where the API is mounted, such as `/laurel/v1`. */
  readonly src: string
  /**
   * What shows who asks: the visitor’s token, or a key with the scope `read` and no other, as whoever sees the page sees
   * it. A function is asked before each request, so that it can renew what has expired.
   */
  readonly key?: string | (() => string | Promise<string>) | null | undefined
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
  const url = (path: string, query: object) => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    const search = new URLSearchParams(given).toString()
    return src.replace(/\/+$/, '') + path + (search && `?${search}`)
  }

  /** An answer that is a success. */
  async function ask(address: string, init: RequestInit, accept = 'application/json'): Promise<Response> {
    const shown = typeof key === 'function' ? await key() : key
    const headers = {
      accept,
      ...(shown && { authorization: `Bearer ${shown}` }),
      ...(init.body && { 'content-type': 'application/json' }),
    }
    const response = await fetch(address, { ...init, headers })
    const { ok, status } = response
    if (!ok) throw Object.assign(new Error(`${address} answered ${status}.`), { status })
    return response
  }
  async function load(address: string, init: RequestInit): Promise<unknown> {
    const response = await ask(address, init)
    return response.status === 204 ? undefined : response.json()
  }
  function begin(address: string): Running {
    const controller = new AbortController()
    const { signal } = controller
    // Whoever asks from then on asks anew.
    const end = () => {
      controller.abort()
      if (running.get(address) === run) running.delete(address)
    }
    const run: Running = { answer: load(address, { signal }).finally(end), readers: 0, end }
    running.set(address, run)
    return run
  }
  // The contract says what each path answers.
  function read<T>(path: string, query: object, { signal }: ReadOptions): Promise<T> {
    const address = url(path, query)
    const run = running.get(address) ?? begin(address)
    run.readers += 1
    // The last who leaves ends the request.
    const leave = () => --run.readers || run.end()
    signal?.addEventListener('abort', leave, { once: true })
    return run.answer as Promise<T>
  }
  function send<T>(path: string, query: object, body?: object): Promise<T> {
    return load(url(path, query), { method: 'POST', body: body ? JSON.stringify(body) : null }) as Promise<T>
  }
  function open(path: string, query: object, signal: AbortSignal | undefined): Promise<Response> {
    return ask(url(path, query), { signal: signal ?? null }, 'text/event-stream')
  }
  return { read, send, open }
}

interface Running {
  readonly answer: Promise<unknown>
  readers: number
  end(): void
}
