import type { Member, Part, PartKind, ProjectDetails } from '../../shared/index.ts'
import { ask } from '../api.ts'
import { h, icon } from '../dom.ts'
import { oneFieldForm } from '../form.ts'
import type { Page } from '../page.ts'

/** A project with what is in it, and a form to add to each part. */
export async function projectView(page: Page, id: string): Promise<HTMLElement> {
  const { t } = page
  const project = await ask<ProjectDetails>('GET', `/api/projects/${id}`)
  return h(
    'div',
    { class: 'stack' },
    h('div', {}, h('a', { class: 'back', href: '/' }, icon('back', 16), t('project.back'))),
    h(
      'div',
      {},
      h('h1', {}, project.name),
      h('p', { class: 'muted' }, t('project.created', { user: project.createdBy })),
    ),
    h('div', { class: 'parts' }, ...PARTS.map((kind) => partCard(page, project, kind)), membersCard(page, project)),
  )
}

const PARTS = ['actions', 'applications', 'data-types'] as const

function partCard(page: Page, { id, parts }: ProjectDetails, kind: PartKind): HTMLElement {
  const { t } = page
  const list = h('ul', { 'aria-live': 'polite' }, ...parts[kind].map(partItem))
  const empty = h('p', { class: 'muted', hidden: parts[kind].length > 0 }, t(`project.${kind}.empty`))
  const form = oneFieldForm(page, {
    id: kind,
    label: t(`project.${kind}.field`),
    submit: t(`project.${kind}.submit`),
    send: async (name) => {
      list.prepend(partItem(await ask<Part>('POST', `/api/projects/${id}/${kind}`, { name })))
      empty.hidden = true
    },
  })
  return h('section', { class: 'card' }, h('h2', {}, t(`project.${kind}.title`)), form, empty, list)
}

function partItem({ name }: Part): HTMLElement {
  return h('li', {}, name)
}

function membersCard(page: Page, { id, members }: ProjectDetails): HTMLElement {
  const { t } = page
  const list = h('ul', { 'aria-live': 'polite' }, ...members.map((member) => memberItem(page, member)))
  const form = oneFieldForm(page, {
    id: 'members',
    label: t('project.members.field'),
    submit: t('project.members.submit'),
    problems: { already_member: 'problem.already_member', invalid_field: 'problem.invalid_user' },
    send: async (user) => {
      list.append(memberItem(page, await ask<Member>('POST', `/api/projects/${id}/members`, { user })))
    },
  })
  return h('section', { class: 'card' }, h('h2', {}, t('project.members.title')), form, list)
}

function memberItem({ t, me }: Page, { user }: Member): HTMLElement {
  return h('li', {}, user, user === me.value?.id && h('span', { class: 'muted' }, ` · ${t('project.members.you')}`))
}
