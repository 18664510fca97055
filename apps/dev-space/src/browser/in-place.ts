/**
 * Forms with `data-in-place` are sent without leaving the page: of the page that answers, the element with the id that
 * `data-in-place` names takes the place of the one that is there. Whatever goes wrong, the form is sent as usual.
 */
export function sendInPlace(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['inPlace'] === undefined) return
    event.preventDefault()
    void send(form, event.submitter, form.dataset['inPlace']).catch(() => form.submit())
  })
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null, id: string): Promise<void> {
  form.setAttribute('aria-busy', 'true')
  // Read while the pressed button still has its value.
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } })
  const page = Document.parseHTMLUnsafe(await response.text())
  const old = document.getElementById(id)
  const fresh = page.getElementById(id)
  if (old === null || fresh === null) {
    location.assign(response.url)
    return
  }
  const focus = pathWithin(old, document.activeElement)
  old.replaceWith(document.adoptNode(fresh))
  focusAt(fresh, focus)
}

/** Which of the things that can be focused it was. */
function pathWithin(root: Element, focused: Element | null): number {
  return focused === null ? -1 : focusable(root).indexOf(focused)
}

function focusAt(root: Element, index: number): void {
  const element = focusable(root)[index]
  if (element instanceof HTMLElement) element.focus({ preventScroll: true })
}

function focusable(root: Element): readonly Element[] {
  return [...root.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, summary')]
}
