import type { HttpSource, LaurelContext, LaurelToast, Notices } from '@laurel/elements'
import { keepCounting } from './bell.ts'
import { withOneStream } from './live.ts'

type Notice = Notices['items'][number]

/** Where members hear of what they earn, while it happens. Strangers hear of nothing. */
export async function hearNews(): Promise<void> {
  if (toastOf(document) === null) return
  await import('@laurel/elements/define/context')
  const shared = await shareSource()
  if (shared !== null) keepCounting(shared.source, shared.person)
  await celebrate(document)
  // A page that is left is not left celebrating: whoever comes back to it has seen that.
  addEventListener('pagehide', () => void toastOf(document)?.hide())
}

/** What a server wrote down, in a page, as just earned: shown for a while. */
export async function celebrate(page: ParentNode): Promise<void> {
  const written = page.querySelector('#news script')?.textContent
  await import('@laurel/elements/define/toast')
  const notices: readonly Notice[] = written === undefined ? [] : JSON.parse(written)
  for (const notice of notices) toastOf(document)?.show(notice)
}

interface Shared {
  readonly source: HttpSource
  readonly person: string
}

/** One source for all contexts of the page, before any element asks for something. */
async function shareSource(): Promise<Shared | null> {
  const contexts = [...document.querySelectorAll<LaurelContext>('laurel-context')]
  await Promise.all(contexts.map((context) => context.updateComplete))
  const { source, person } = contexts[0] ?? {}
  if (!source || !person || !isWhole(source)) return null
  const shared = withOneStream(source)
  for (const context of contexts) context.client = shared
  return { source: shared, person }
}

function isWhole(source: object): source is HttpSource {
  return 'live' in source && 'claim' in source && 'notices' in source
}

function toastOf(page: ParentNode): LaurelToast | null {
  return page.querySelector<LaurelToast>('#news laurel-toast')
}
