import type { NoticeAnswer } from './answers.ts'

/** Milliseconds from a lost connection to the first new one; doubled each time, so that a server that is down is left alone. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/** The notices that a stream of server-sent events brings. `open` begins one; a lost one is begun anew. */
export async function* liveNotices(
  open: () => Promise<Response>,
  signal: AbortSignal | undefined,
): AsyncGenerator<NoticeAnswer, void> {
  for (let wait = FIRST_WAIT; !signal?.aborted; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const { body } = await open()
      for await (const data of eventsIn(body)) {
        wait = FIRST_WAIT
        yield JSON.parse(data)
      }
    } catch (error) {
      if (!signal?.aborted && isFinal(error)) throw error
    }
    await pause(wait, signal)
  }
}

/** The data of each event. */
async function* eventsIn(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string, void> {
  const [reader, decoder] = [body?.getReader(), new TextDecoder()]
  let text = ''
  try {
    for (;;) {
      const { value } = (await reader?.read()) ?? {}
      if (value === undefined) return
      const events = (text + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/)
      text = events.pop() ?? ''
      for (const event of events) {
        const data = event.match(/^data:.*$/gm)?.map((line) => line.replace(/^data: ?/, ''))
        if (data !== undefined) yield data.join('\n')
      }
    }
  } finally {
    // Nobody reads any more, or the connection is gone: then this has nothing to end.
    reader?.cancel().catch(() => {})
  }
}

/** What the server refuses it would refuse again; whatever else went wrong may pass. */
function isFinal(error: unknown): boolean {
  const status = Number(Object(error).status)
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true })
  })
}
