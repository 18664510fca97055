import { LaurelError, type Logger } from '@laurel/engine'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Community } from './community.ts'
import { join } from './features/accounts/join.ts'
import { joinPage } from './features/accounts/join-page.ts'
import { leave } from './features/accounts/sign-out.ts'
import { signOutPage } from './features/accounts/sign-out-page.ts'
import { badgePage } from './features/discovery/badge.ts'
import { badgesPage } from './features/discovery/badges.ts'
import { homePage } from './features/home/home.ts'
import { inboxPage } from './features/inbox/inbox.ts'
import { markAllRead } from './features/inbox/mark-read.ts'
import { profilePage } from './features/profile/profile.ts'
import { showcasePage } from './features/profile/showcase.ts'
import { createProject } from './features/projects/actions/create-project.ts'
import { removeProject } from './features/projects/actions/delete-project.ts'
import { editProject } from './features/projects/actions/edit-project.ts'
import { takeEntryBack } from './features/projects/actions/remove-entry.ts'
import { bringProjectBack } from './features/projects/actions/restore-project.ts'
import { writeEntry } from './features/projects/actions/write-entry.ts'
import { editProjectPage } from './features/projects/pages/edit-project.ts'
import { newProjectPage } from './features/projects/pages/new-project.ts'
import { projectPage } from './features/projects/pages/project.ts'
import { projectsPage } from './features/projects/pages/projects.ts'
import { LARGEST_FORM } from './http/form.ts'
import { sameOriginOnly } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { type AppContext, type AppEnv, recogniseVisitor } from './http/visitor.ts'
import { FAVICON, STYLES, STYLES_PATH } from './view/assets.ts'
import { failedPage } from './view/failed.ts'
import { notFoundPage } from './view/not-found.ts'

export interface AppOptions {
  readonly community: Community
  /** Signs the session cookies. */
  readonly secret: string
  readonly logger: Logger
  /** Laurel's HTTP API, answering under `/laurel/v1`. */
  readonly api: (request: Request) => Promise<Response>
}

type Answer = (c: AppContext, community: Community) => Response | Promise<Response>

/** Dev-Space as a function from a request to a response: one page or action for each address. */
export function createApp({ community, secret, logger, api }: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const to = (answer: Answer) => (c: AppContext) => answer(c, community)

  app.all('/laurel/v1/*', (c) => api(c.req.raw))
  app.use(securityHeaders)
  app.get(STYLES_PATH, (c) => c.body(STYLES, 200, { 'Content-Type': 'text/css; charset=utf-8', ...FOR_EVER }))
  app.get('/favicon.svg', (c) => c.body(FAVICON, 200, { 'Content-Type': 'image/svg+xml', ...FOR_A_DAY }))
  app.use(sameOriginOnly, limitForms, recogniseVisitor(community, secret))

  app.get('/', to(homePage))
  app.get('/join', to(joinPage))
  app.post('/join', to(join(secret)))
  app.get('/sign-out', to(signOutPage))
  app.post('/sign-out', to(leave))
  app.get('/people/:name', to(profilePage))
  app.get('/people/:name/badges', to(showcasePage))
  app.get('/projects', to(projectsPage))
  app.post('/projects', to(createProject))
  app.get('/projects/new', to(newProjectPage))
  app.get('/projects/:id', to(projectPage))
  app.get('/projects/:id/edit', to(editProjectPage))
  app.post('/projects/:id/edit', to(editProject))
  app.post('/projects/:id/delete', to(removeProject))
  app.post('/projects/:id/restore', to(bringProjectBack))
  app.post('/projects/:id/journey', to(writeEntry))
  app.post('/projects/:id/journey/:entry/remove', to(takeEntryBack))
  app.get('/badges', to(badgesPage))
  app.get('/badges/:id', to(badgePage))
  app.get('/inbox', to(inboxPage))
  app.post('/inbox/read', to(markAllRead))

  app.notFound(to(notFoundPage))
  app.onError((error, c) => {
    // A cursor out of an old or mistyped address: the page it pointed into is not there.
    if (error instanceof LaurelError && error.code === 'invalid_cursor') return notFoundPage(c, community)
    logger.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed')
    return failedPage(c)
  })
  return app
}

const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' }
const FOR_A_DAY = { 'Cache-Control': 'public, max-age=86400' }

const limitForms = bodyLimit({
  maxSize: LARGEST_FORM,
  onError: (c) => c.text('That was too much to read. Please send less.\n', 413),
})
