import { defineElements } from './define-elements.ts'
import { celebrate } from './news.ts'

/**
 * Forms with `data-in-place` are sent without leaving the page: of the page that answers, the elements with the ids that
 * `data-in-place` names take the place of those that are there. Without the first of them the page that answers is
 * shown as a whole. Whatever goes wrong, the form is sent as usual.
 */
export function sendInPlace(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['inPlace'] === undefined) return
    event.preventDefault()
    const ids = form.dataset['inPlace'].split(' ')
    void send(form, event.submitter, ids).catch((error: unknown) => {
      console.warn(error)
      delete form.dataset['inPlace']
      form.requestSubmit(event.submitter)
    })
  })
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null, ids: readonly string[]): Promise<void> {
  form.setAttribute('aria-busy', 'true')
  // Read while the pressed button still has its value.
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } })
  const page = Document.parseHTMLUnsafe(withoutStyles(await response.text()))
  const [first = ''] = ids
  if (document.getElementById(first) === null || page.getElementById(first) === null) {
    location.assign(response.url)
    return
  }
  for (const id of [...ids, 'bell']) exchange(document.getElementById(id), page.getElementById(id))
  void celebrate(page).catch(console.warn)
}

function exchange(old: Element | null, fresh: Element | null): void {
  if (old === null || fresh === null) return
  const focused = document.activeElement
  const place = pathWithin(old, focused)
  document.adoptNode(fresh)
  adoptStyles(fresh)
  old.replaceWith(fresh)
  focusAt(fresh, focused?.id ?? '', place)
  defineElements(fresh)
}

/** Which of the things that can be focused it was. */
function pathWithin(root: Element, focused: Element | null): number {
  return focused === null ? -1 : focusable(root).indexOf(focused)
}

/** On the same button, wherever it stands now, or else in the same place. */
function focusAt(root: Element, id: string, place: number): void {
  if (place < 0) return
  const same = id === '' ? null : root.querySelector(`#${CSS.escape(id)}`)
  const beside = same?.matches(':disabled') ? same.parentElement?.querySelector('button:enabled') : same
  const element = beside ?? focusable(root)[place]
  if (element instanceof HTMLElement) element.focus({ preventScroll: true })
}

/**
 * Styles in elements that a server drew are let through by a nonce of their page; on this page it is another. Until they
 * are adopted they stand in the page as data.
 */
function withoutStyles(page: string): string {
  return page.replaceAll(/<style nonce="[^"]*">(.*?)<\/style>/gs, '<script type="text/css">$1</script>')
}

function adoptStyles(root: Element): void {
  for (const { shadowRoot } of [root, ...root.querySelectorAll('*')]) {
    for (const style of shadowRoot?.querySelectorAll('script') ?? []) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(style.textContent)
      shadowRoot?.adoptedStyleSheets.push(sheet)
      style.remove()
    }
  }
}

function focusable(root: Element): readonly Element[] {
  return [...root.querySelectorAll('a[href], button:enabled, input:not([type=hidden]), textarea, select, summary')]
}
