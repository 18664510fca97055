import type { Badge, Profile, Showcase } from './answers.ts'

export interface Query {
  readonly locale?: string
}

export interface ReadOptions {
  readonly signal?: AbortSignal
}

/** Where elements read from. The client of `@laurel/api` is one; so is any object with these methods. */
export interface Source {
  profile(person: string, query: Query, options: ReadOptions): Promise<Profile>
  showcase(person: string, query: Query, options: ReadOptions): Promise<Showcase>
  badge(id: string, query: Query, options: ReadOptions): Promise<Badge>
}

export interface HttpSourceOptions {
  /** Where the API is mounted, such as `/laurel/v1`. */
  readonly src: string
  /** A key with the scope `read` and no other: whoever sees the page sees it. */
  readonly key?: string | undefined
}

/** Reads from the HTTP API. What several elements ask for at the same time is fetched once. */
export function httpSource({ src, key }: HttpSourceOptions): Source {
  const running = new Map<string, Running>()
  const headers = { accept: 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }

  // The contract says what each path answers.
  function read<T>(path: string, { locale }: Query, { signal }: ReadOptions): Promise<T> {
    const url = `${src.replace(/\/+$/, '')}${path}${locale === undefined ? '' : `?locale=${encodeURIComponent(locale)}`}`
    const run = running.get(url) ?? begin(running, url, headers)
    run.readers += 1
    signal?.addEventListener('abort', () => leave(run), { once: true })
    return run.answer as Promise<T>
  }
  return {
    profile: (person, query, options) => read(`/people/${encodeURIComponent(person)}`, query, options),
    showcase: (person, query, options) => read(`/people/${encodeURIComponent(person)}/badges`, query, options),
    badge: (id, query, options) => read(`/badges/${encodeURIComponent(id)}`, query, options),
  }
}

interface Running {
  readonly answer: Promise<unknown>
  readonly controller: AbortController
  readers: number
}

function begin(running: Map<string, Running>, url: string, headers: HeadersInit): Running {
  const controller = new AbortController()
  const forget = () => {
    if (running.get(url) === run) running.delete(url)
  }
  controller.signal.addEventListener('abort', forget)
  const run: Running = { answer: fetchJson(url, headers, controller.signal).finally(forget), controller, readers: 0 }
  running.set(url, run)
  return run
}

/** The last who leaves ends the request. */
function leave(run: Running): void {
  run.readers -= 1
  if (run.readers === 0) run.controller.abort()
}

async function fetchJson(url: string, headers: HeadersInit, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { headers, signal })
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  return response.json()
}
