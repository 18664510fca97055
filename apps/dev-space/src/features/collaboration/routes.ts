import { get, members, post, type Route } from '../../http/route.ts'
import { owners } from '../projects/find-project.ts'
import { decide } from './actions/decide.ts'
import { join, leave } from './actions/join.ts'
import { submit } from './actions/submit.ts'
import { collaborators } from './find-contribution.ts'
import { collaborationPage } from './pages/collaboration.ts'
import { contributionPage } from './pages/contribution.ts'
import { newContributionPage } from './pages/new-contribution.ts'

export const collaborationRoutes: readonly Route[] = [
  get('/projects/:id/collaboration', collaborationPage),
  post('/projects/:id/join', members(join)),
  post('/projects/:id/leave', members(leave)),
  get('/projects/:id/contributions/new', members(collaborators(newContributionPage))),
  post('/projects/:id/contributions', members(collaborators(submit))),
  get('/projects/:id/contributions/:n', contributionPage),
  post('/projects/:id/contributions/:n/decision', members(owners(decide))),
]
