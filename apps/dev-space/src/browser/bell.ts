import type { HttpSource } from '@laurel/elements'

/** The bell in the header says how many notices are unread, also of those that come while the page is there. */
export function keepCounting(source: HttpSource, person: string): void {
  const count = async () => {
    const { items } = await source.notices(person, {}, {})
    show(items.filter(({ readAt }) => readAt === null).length)
  }
  document.addEventListener('laurel-unread', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'number') show(event.detail)
  })
  // Another tab may have read some meanwhile.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void count().catch(console.warn)
  })
  void follow(source, person, count).catch(console.warn)
}

async function follow(source: HttpSource, person: string, count: () => Promise<void>): Promise<void> {
  for await (const _ of source.live(person, {}, {})) await count()
}

function show(unread: number): void {
  const bell = document.getElementById('bell')
  const number = bell?.querySelector('i')
  if (!bell || !number) return
  const { none = '', one = '', many = '' } = bell.dataset
  bell.ariaLabel =
    unread === 0 ? none : unread === 1 ? one : many.replace('#', unread.toLocaleString(document.documentElement.lang))
  number.hidden = unread === 0
  number.textContent = String(Math.min(unread, 99))
}
