// What the gallery's page does: it gives every element its data.
import '../src/define/all.ts'

const script = document.querySelector<HTMLElement>('#data')
const given: readonly unknown[] = JSON.parse(script?.textContent ?? '[]')
const now = script?.dataset['now']

/** Answers nothing but errors, as a server that is down. */
const failing = new Proxy(
  {},
  { get: () => () => Promise.reject(new Error('The gallery wants to show how this looks.')) },
)

for (const stage of document.querySelectorAll<HTMLElement>('[data-index]')) {
  const element = stage.querySelector('[data-index] > *, [data-index] p > *')
  const data = given[Number(stage.dataset['index'])]
  if (element === null) continue
  Object.assign(element, { now })
  if (data === null) continue
  Object.assign(element, data === 'failing' ? { client: failing, person: 'nobody', badge: 'x', badges: 'x' } : { data })
}
document.documentElement.dataset['ready'] = ''
