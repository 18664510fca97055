import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { profilePath } from '../../view/people.ts'
import { type ActivityPage, readActivity } from '../activity/activity.ts'
import { activityList } from '../activity/activity-list.ts'
import { projectList } from '../projects/project-list.ts'
import { recentProjects } from '../projects/projects.ts'
import type { FoundPerson } from './find-person.ts'
import { profileTexts } from './texts.ts'

const PROJECTS = 12
const DEEDS = 20

/** `/people/:name/projects` */
export async function theirProjects(c: AppContext, community: Community, { person, own }: FoundPerson): Promise<Html> {
  const texts = profileTexts(c.var.visitor.locale)
  const before = c.req.query('before')
  const { projects, next } = await recentProjects(community.store, { owner: person.id, before, limit: PROJECTS })
  if (projects.length === 0) return empty(own ? texts.noProjectsOwn : texts.noProjects)
  return html`${await projectList(c, community, projects)}${pager(c, `${profilePath(person)}/projects`, next)}`
}

/** `/people/:name/journey`: what they wrote of all their projects, as one story. */
export async function theirJourney(c: AppContext, community: Community, found: FoundPerson): Promise<Html> {
  const texts = profileTexts(c.var.visitor.locale)
  const page = await readTheirs(c, community, found, ['journey'])
  return deeds(c, community, found, page, { path: 'journey', none: found.own ? texts.noJourneyOwn : texts.noJourney })
}

/** `/people/:name/activity`: everything they did, and the badges they earned. */
export async function theirActivity(c: AppContext, community: Community, found: FoundPerson): Promise<Html> {
  const texts = profileTexts(c.var.visitor.locale)
  const page = await readTheirs(c, community, found)
  const none = found.own ? texts.noActivityOwn : texts.noActivity
  return deeds(c, community, found, page, { path: 'activity', none })
}

function readTheirs(
  c: AppContext,
  community: Community,
  { person, audience }: FoundPerson,
  kinds?: readonly ['journey'],
): Promise<ActivityPage> {
  const cursor = c.req.query('before') ?? null
  const { locale } = c.var.visitor
  return readActivity(community, {
    people: [person.id],
    audience,
    locale,
    cursor,
    limit: DEEDS,
    ...(kinds && { kinds }),
  })
}

async function deeds(
  c: AppContext,
  community: Community,
  { person }: FoundPerson,
  { items, next }: ActivityPage,
  { path, none }: { readonly path: string; readonly none: string },
): Promise<Html> {
  if (items.length === 0) return empty(none)
  return html`<section class="card">${await activityList(c, community, items, { withoutName: true })}</section>${pager(c, `${profilePath(person)}/${path}`, next)}`
}

function empty(text: string): Html {
  return html`<section class="card"><p class="empty">${text}</p></section>`
}

function pager(c: AppContext, path: string, next: string | null): Html | null {
  const { texts } = c.var.visitor
  const begun = c.req.query('before') !== undefined
  if (!begun && next === null) return null
  return html`<p class="pager">${begun && html`<a href="${path}">${texts.newest}</a>`}${next !== null && html`<a href="${path}?before=${encodeURIComponent(next)}" rel="next">${texts.older}</a>`}</p>`
}
