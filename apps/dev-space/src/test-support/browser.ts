export const ORIGIN = 'http://dev-space.test'

export interface Answer {
  readonly status: number
  /** Where the browser ended up after following redirects. */
  readonly path: string
  readonly html: string
}

/** A browser without script: keeps cookies, sends forms, follows redirects. */
export class Browser {
  readonly #send: (request: Request) => Response | Promise<Response>
  readonly #cookies = new Map<string, string>()

  constructor(send: (request: Request) => Response | Promise<Response>) {
    this.#send = send
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#follow(new Request(ORIGIN + path, { headers: { ...this.#headers(), ...headers } }))
  }

  /** Sends a form as a page of ours does, unless `headers` say otherwise. */
  post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams(fields)
    return this.#follow(
      new Request(ORIGIN + path, { method: 'POST', body, headers: { ...this.#headers(), Origin: ORIGIN, ...headers } }),
    )
  }

  /** Sends a form with a file in it. */
  upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly text: string },
  ): Promise<Answer> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    body.append(file.name, new Blob([file.text], { type: 'text/plain' }), `${file.name}.txt`)
    return this.#follow(
      new Request(ORIGIN + path, { method: 'POST', body, headers: { ...this.#headers(), Origin: ORIGIN } }),
    )
  }

  /** As the header sends them; for a request that adds one. */
  cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #headers(): Record<string, string> {
    const cookie = this.cookies()
    return { Host: new URL(ORIGIN).host, 'Accept-Language': 'en', ...(cookie && { Cookie: cookie }) }
  }

  async #follow(request: Request): Promise<Answer> {
    const response = await this.#send(request)
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    const location = response.headers.get('Location')
    if (location !== null) return this.get(location)
    return { status: response.status, path: new URL(request.url).pathname, html: await response.text() }
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (value === '' || /max-age=0/i.test(cookie)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}
