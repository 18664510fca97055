import { getAllBadgeDefinitions } from '../shared/index.ts'
import { ask } from './api.ts'
import type { BadgesDialog } from './badges-dialog.ts'
import { h, icon } from './dom.ts'
import { languageButton } from './language.ts'
import type { Page } from './page.ts'

/** The button at the top right with the user's initial, and the panel that it opens. */
export function profile(page: Page, badges: BadgesDialog): HTMLElement {
  const { t, me } = page
  const { name = '', email = '' } = me.value ?? {}
  const panel = h('section', { id: 'profile', class: 'panel', popover: 'auto', 'aria-label': t('profile.title') })
  const badgesButton = h('button', { type: 'button', class: 'row', 'aria-haspopup': 'dialog' }, icon('trophy'))
  const count = h('span', { class: 'muted number' })
  badgesButton.append(h('span', { class: 'grow' }, t('profile.badges')), count)
  badgesButton.addEventListener('click', () => {
    panel.hidePopover()
    // Whoever closes the badges is back where they came from.
    badges.open(() => {
      panel.showPopover()
      badgesButton.focus()
    })
  })
  me.follow((user) => {
    count.textContent = `${user?.badges.length ?? 0} / ${getAllBadgeDefinitions().length}`
  })
  panel.append(
    h(
      'div',
      { class: 'who' },
      avatar(name),
      h('div', { class: 'grow' }, h('h2', {}, name), h('p', { class: 'muted' }, email)),
    ),
    badgesButton,
    h('div', { class: 'ends' }, languageButton(page), signOutButton(page)),
  )
  const opener = h(
    'button',
    { type: 'button', class: 'face', popovertarget: 'profile', 'aria-label': t('profile.open', { name }) },
    avatar(name),
  )
  return h('div', { class: 'corner' }, opener, panel)
}

function avatar(name: string): HTMLElement {
  return h('span', { class: 'avatar', 'aria-hidden': 'true' }, name.charAt(0))
}

function signOutButton({ t }: Page): HTMLElement {
  const signOut = async () => {
    await ask('DELETE', '/api/session')
    location.assign('/')
  }
  return h(
    'button',
    { type: 'button', class: 'quiet', click: () => void signOut().catch(console.warn) },
    t('profile.signOut'),
  )
}
