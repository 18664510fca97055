/** How often a comment goes out, so that nothing on the way takes the silence for the end. */
const BEAT = 25_000

export interface EventStreamOptions {
  /** The name of every event. */
  readonly name: string
  /** Ended when the reader leaves, and to end what gives the items. */
  readonly end: AbortController
  /** Aborted when the process is about to stop, which ends it as well. */
  readonly stopping?: AbortSignal | undefined
  /** Asked at every beat: whoever may read no more, because a key was revoked or a visitor left, is read to no more. */
  isStillAllowed(): Promise<boolean>
}

/**
 * Items as server-sent events, each under its own id, until there are no more or nobody reads. Nothing is begun before
 * somebody reads: an answer to HEAD has a body that nobody ever does.
 */
export function eventStream(
  items: AsyncIterable<{ readonly id: string }>,
  { name, end, stopping, isStillAllowed }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let hasBegun = false
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (hasBegun) return
        hasBegun = true
        endWith(stopping, end)
        const write = (text: string) => {
          if (!end.signal.aborted) controller.enqueue(encoder.encode(text))
        }
        // Something at once, so that the reader knows that it is connected.
        write(':\n\n')
        const beat = setInterval(() => {
          write(':\n\n')
          void isStillAllowed().then((isAllowed) => isAllowed || end.abort())
        }, BEAT)
        void copy(items, (item) => write(`id: ${item.id}\nevent: ${name}\ndata: ${JSON.stringify(item)}\n\n`))
          .then(
            () => close(controller),
            (error: unknown) => controller.error(error),
          )
          .finally(() => {
            clearInterval(beat)
            end.abort()
          })
      },
      cancel: () => end.abort(),
    },
    { highWaterMark: 0 },
  )
}

function endWith(stopping: AbortSignal | undefined, end: AbortController): void {
  if (stopping?.aborted) end.abort()
  else stopping?.addEventListener('abort', () => end.abort(), { once: true, signal: end.signal })
}

async function copy<T>(items: AsyncIterable<T>, take: (item: T) => void): Promise<void> {
  for await (const item of items) take(item)
}

function close(controller: ReadableStreamDefaultController): void {
  try {
    controller.close()
  } catch {
    // The reader has left, and the stream is closed already.
  }
}
