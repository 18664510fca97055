/**
 * The data of each event of a stream of server-sent events, until it ends. Comments and events without data are passed
 * over. Whoever stops reading ends the stream.
 */
export async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (;;) {
      const { value } = await reader.read()
      if (value === undefined) return
      text += decoder.decode(value, { stream: true })
      const events = text.split(/\r?\n\r?\n/)
      text = events.pop() ?? ''
      for (const event of events) yield* dataOf(event)
    }
  } finally {
    // Where the connection is gone already there is nothing left to end.
    await reader.cancel().catch(() => {})
  }
}

function dataOf(event: string): readonly string[] {
  const lines = event.split(/\r?\n/).filter((line) => /^data(?::|$)/.test(line))
  return lines.length === 0 ? [] : [lines.map((line) => line.replace(/^data:? ?/, '')).join('\n')]
}
