import type { NoticeAnswer } from '../data/answers.ts'
import type { Asking } from './laurel-element.ts'

/** Hands on a person's notices as they are made, one after the other, until nobody asks any more. */
export async function follow(
  { source, person = '', plain, options }: Asking,
  each: (notice: NoticeAnswer) => unknown,
  fail: (error: unknown) => void,
): Promise<void> {
  try {
    for await (const notice of source.live?.(person, plain, options) ?? []) await each(notice)
  } catch (error) {
    if (!options.signal?.aborted) fail(error)
  }
}
