import { ApiError } from './api.ts'
import { fill, h } from './dom.ts'
import type { Page } from './page.ts'
import { projectView } from './views/project.ts'
import { projectsView } from './views/projects.ts'
import { signInView } from './views/sign-in.ts'

export interface Router {
  /** Shows what belongs to the address that the window has. */
  show(): void
  /** Goes to another one and shows it. */
  go(path: string): void
}

/** Shows one view after the other in `main`; links to addresses of ours do not load the page anew. */
export function route(main: HTMLElement, page: () => Page): Router {
  let shown = 0

  async function show(): Promise<void> {
    const { t } = page()
    shown += 1
    const turn = shown
    main.setAttribute('aria-busy', 'true')
    const view = await viewAt(location.pathname, page()).catch((error: unknown) => failed(page(), error, show))
    // Somebody who was faster than the answer is elsewhere by now.
    if (turn !== shown) return
    main.removeAttribute('aria-busy')
    fill(main, view)
    const heading = main.querySelector('h1')?.textContent
    document.title = heading ? `${heading} · ${t('app.name')}` : t('app.name')
  }

  async function go(path: string): Promise<void> {
    history.pushState(null, '', path)
    await show()
    scrollTo(0, 0)
    main.focus()
  }

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (link === null || !isPlain || link.origin !== location.origin || link.hash !== '') return
    event.preventDefault()
    void go(link.pathname)
  })
  addEventListener('popstate', () => void show())
  return { show: () => void show(), go: (path) => void go(path) }
}

async function viewAt(path: string, page: Page): Promise<HTMLElement> {
  if (page.me.value === null) return signInView(page)
  const [, project] = /^\/projects\/(\d+)$/.exec(path) ?? []
  return project === undefined ? projectsView(page) : projectView(page, project)
}

function failed({ t }: Page, error: unknown, again: () => void): HTMLElement {
  const code = error instanceof ApiError ? error.code : 'internal_error'
  // Signed out elsewhere: the page begins anew, with signing in.
  if (code === 'signed_out') location.reload()
  const isMissing = code === 'not_found' || code === 'not_a_member'
  if (isMissing)
    return h(
      'section',
      { class: 'card empty' },
      h('h1', {}, t('project.missing')),
      h('a', { href: '/' }, t('project.back')),
    )
  const sentence = t(code === 'offline' ? 'app.offline' : 'app.failed')
  return h(
    'section',
    { class: 'card empty', role: 'alert' },
    h('p', {}, sentence),
    h('button', { click: again }, t('app.retry')),
  )
}
