import { ask } from '../api.ts'
import { h } from '../dom.ts'
import { oneFieldForm } from '../form.ts'
import type { Page } from '../page.ts'

export async function signInView(page: Page): Promise<HTMLElement> {
  const { t } = page
  const form = oneFieldForm(page, {
    id: 'user',
    label: t('signIn.user'),
    submit: t('signIn.submit'),
    hint: t('signIn.hint'),
    autocomplete: 'username',
    problems: { invalid_field: 'problem.invalid_user' },
    send: async (user) => {
      await ask('POST', '/api/session', { user })
      location.reload()
    },
  })
  return h(
    'section',
    { class: 'card sign-in' },
    h('h1', {}, t('signIn.title')),
    h('p', { class: 'muted' }, t('signIn.intro')),
    form,
  )
}
