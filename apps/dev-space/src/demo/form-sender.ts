/** What a form was answered with. */
export interface Sent {
  readonly status: number
  /** Where the browser is sent on to; null where it stays. */
  readonly to: string | null
}

/** Sends forms as a browser would, with cookies of its own, and looks at no page. */
export class FormSender {
  readonly #send: (request: Request) => Response | Promise<Response>
  readonly #origin: string
  readonly #cookies: Map<string, string>

  constructor(send: (request: Request) => Response | Promise<Response>, origin: string, zone: string) {
    this.#send = send
    this.#origin = origin
    this.#cookies = new Map([['zone', zone]])
  }

  /** @throws Error where the form was refused. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Sent> {
    const response = await this.#send(
      new Request(this.#origin + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Host: new URL(this.#origin).host, Origin: this.#origin, Cookie: this.#cookieHeader() },
      }),
    )
    await response.body?.cancel()
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    if (response.status >= 400) throw new Error(`POST ${path} was answered with ${response.status}.`)
    return { status: response.status, to: response.headers.get('Location') }
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    this.#cookies.set(name, value)
  }
}
