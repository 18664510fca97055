import type { HttpSource } from '@laurel/elements'
import type { Page } from './page.ts'

/** Where Laurel answers for whoever is signed in. */
const LAUREL_API = '/my/laurel/v1'

/**
 * What the user earns, told as it happens: also what another tab or device did, and without loading the page anew.
 * Answers the element that shows it, once it is in the page and listens. `earned` is called for each notice.
 */
export async function hearNotices({ locale }: Page, person: string, earned: () => void): Promise<HTMLElement> {
  await import('@laurel/elements/define/context')
  const context = document.createElement('laurel-context')
  Object.assign(context, { src: LAUREL_API, person, locale })
  document.body.append(context)
  await context.updateComplete
  if (isWhole(context.source)) context.client = whileLookedAt(context.source, earned)
  // Elements ask as soon as they are there, and first it had to be known where.
  await import('@laurel/elements/define/toast')
  context.append(document.createElement('laurel-toast'))
  return context
}

function isWhole(source: object | null): source is HttpSource {
  return source !== null && 'live' in source && 'claim' in source && 'notices' in source
}

/** The same source, listening only while the page is looked at: a browser has few connections to a server. */
function whileLookedAt(source: HttpSource, earned: () => void): HttpSource {
  let isBegun = false
  return {
    ...source,
    live: async function* (person, query, { signal }) {
      while (!signal?.aborted) {
        await untilLookedAt(true)
        // While nobody listened something may have come that another tab has shown.
        if (isBegun) earned()
        isBegun = true
        const away = new AbortController()
        void untilLookedAt(false).then(() => away.abort())
        const either = AbortSignal.any([away.signal, ...(signal ? [signal] : [])])
        for await (const notice of source.live(person, query, { signal: either })) {
          earned()
          yield notice
        }
        if (!either.aborted) return
      }
    },
  }
}

/** Resolves as soon as the page is looked at, or is not. */
function untilLookedAt(wanted: boolean): Promise<void> {
  const isSo = () => (document.visibilityState === 'visible') === wanted
  return new Promise((resolve) => {
    const check = () => {
      if (!isSo()) return
      document.removeEventListener('visibilitychange', check)
      resolve()
    }
    document.addEventListener('visibilitychange', check)
    check()
  })
}
