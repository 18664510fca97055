import { type BadgeDefinition, type EarnedBadge, getAllBadgeDefinitions } from '../shared/index.ts'
import { fill, h, icon } from './dom.ts'
import { dateOf } from './language.ts'
import type { Page } from './page.ts'

export interface BadgesDialog {
  readonly element: HTMLElement
  /** Opens it; `closed` is called when it closes again, however that comes about. */
  open(closed: () => void): void
  /** An element that is seen and can be used while the dialog is open as well. */
  readonly carry: (element: HTMLElement) => void
}

/** All badges: those the user has, with the day on which they were earned, and those still to come. */
export function badgesDialog(page: Page): BadgesDialog {
  const { t, me } = page
  const definitions = getAllBadgeDefinitions()
  const summary = h('p', { class: 'summary number', role: 'status' })
  const list = h('ul', { class: 'badges' })
  me.follow((user) => {
    const earned = new Map(user?.badges.map((badge) => [badge.name, badge]))
    summary.textContent = t('badges.summary', { earned: earned.size, total: definitions.length })
    fill(list, ...definitions.map((definition) => badgeItem(page, definition, earned.get(definition.name))))
  })
  const close = h(
    'button',
    { type: 'button', class: 'close', 'aria-label': t('badges.close'), click: () => element.close() },
    icon('close'),
  )
  const element = h(
    'dialog',
    { class: 'badges-dialog', 'aria-labelledby': 'badges-title' },
    h(
      'div',
      { class: 'head' },
      h('div', { class: 'grow' }, h('h2', { id: 'badges-title' }, t('badges.title')), summary),
      close,
    ),
    list,
  )
  let carried: HTMLElement | null = null
  element.addEventListener('click', ({ target }) => target === element && element.close())
  return {
    element,
    open: (closed) => {
      element.showModal()
      // Outside of a modal dialog nothing can be used, and all lies in its shadow.
      if (carried) element.append(carried)
      const isClosed = () => {
        if (carried) document.body.append(carried)
        closed()
      }
      element.addEventListener('close', isClosed, { once: true })
    },
    carry: (given) => {
      carried = given
      const place = element.open ? element : document.body
      if (given.parentElement !== place) place.append(given)
    },
  }
}

function badgeItem(
  page: Page,
  { name, labelKey, descriptionKey }: BadgeDefinition,
  badge: EarnedBadge | undefined,
): HTMLElement {
  const { t } = page
  const src = badge === undefined ? `/badges/${name}.locked.svg` : `/badges/${name}.svg`
  return h(
    'li',
    { class: badge === undefined ? 'badge locked' : 'badge earned', 'data-badge': name },
    h('img', { src, alt: '', width: 72, height: 72 }),
    h('h3', {}, t(labelKey)),
    h('p', { class: 'muted' }, t(descriptionKey)),
    badge === undefined ? h('p', { class: 'when' }, t('badges.locked')) : earnedWhen(page, badge),
  )
}

function earnedWhen(page: Page, { earnedAt }: EarnedBadge): HTMLElement {
  const time = h('time', { datetime: new Date(earnedAt).toISOString() }, dateOf(earnedAt, page))
  return h('p', { class: 'when' }, page.t('badges.earned'), ' ', time)
}
