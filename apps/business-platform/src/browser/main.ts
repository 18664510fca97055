import { type Me, type Start, translator } from '../shared/index.ts'
import { ask } from './api.ts'
import { badgesDialog } from './badges-dialog.ts'
import { h } from './dom.ts'
import { languageButton } from './language.ts'
import { hearNotices } from './notices.ts'
import { Kept, type Page } from './page.ts'
import { profile } from './profile.ts'
import { route } from './router.ts'

const start: Start = JSON.parse(document.getElementById('start')?.textContent ?? '')

const main = h('main', { id: 'content', tabindex: -1 })
const { show, go } = route(main, () => page)
const page: Page = { t: translator(start.locale), locale: start.locale, me: new Kept(start.me), go }
const { t, me } = page

const dialog = badgesDialog(page)
document.body.append(
  h('a', { class: 'skip', href: '#content' }, t('app.skip')),
  h(
    'header',
    { class: 'top' },
    h(
      'a',
      { class: 'logo', href: '/' },
      h('img', { src: '/favicon.svg', alt: '', width: 28, height: 28 }),
      t('app.name'),
    ),
    me.value === null ? languageButton(page) : profile(page, dialog),
  ),
  main,
  dialog.element,
)
show()

if (me.value !== null) {
  const refresh = async () => me.set(await ask<Me>('GET', '/api/users/me'))
  hearNotices(page, me.value.id, () => void refresh().catch(console.warn)).then(dialog.carry, console.warn)
}
