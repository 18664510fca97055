import type { Project, Translate } from '../../shared/index.ts'
import { ask } from '../api.ts'
import { h } from '../dom.ts'
import { oneFieldForm } from '../form.ts'
import type { Page } from '../page.ts'

/** The user's projects, and the form for a new one. */
export async function projectsView(page: Page): Promise<HTMLElement> {
  const { t, go } = page
  const { items } = await ask<{ readonly items: readonly Project[] }>('GET', '/api/projects')
  const form = oneFieldForm(page, {
    id: 'project',
    label: t('projects.name'),
    submit: t('projects.create'),
    send: async (name) => {
      const { id } = await ask<Project>('POST', '/api/projects', { name })
      go(`/projects/${id}`)
    },
  })
  const list =
    items.length === 0
      ? h('p', { class: 'muted' }, t('projects.empty'))
      : h('ul', { class: 'projects' }, ...items.map((project) => item(project, t)))
  return h('div', { class: 'stack' }, h('h1', {}, t('projects.title')), h('section', { class: 'card' }, form), list)
}

function item({ id, name, counts }: Project, t: Translate): HTMLElement {
  const said = KINDS.map((kind) =>
    t(`projects.counts.${kind}.${counts[kind] === 1 ? 'one' : 'many'}`, { count: counts[kind] }),
  )
  return h(
    'li',
    { class: 'card' },
    h('a', { class: 'name', href: `/projects/${id}` }, name),
    h('p', { class: 'muted' }, said.join(' · ')),
  )
}

const KINDS = ['actions', 'applications', 'data-types', 'members'] as const
