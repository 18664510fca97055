import { get, members, post, type Route } from '../../http/route.ts'
import { createProject } from './actions/create-project.ts'
import { removeProject } from './actions/delete-project.ts'
import { editProject, openProject } from './actions/edit-project.ts'
import { releaseProject } from './actions/release-project.ts'
import { takeEntryBack } from './actions/remove-entry.ts'
import { bringProjectBack } from './actions/restore-project.ts'
import { writeEntry } from './actions/write-entry.ts'
import { owners } from './find-project.ts'
import { editProjectPage } from './pages/edit-project.ts'
import { projectPage } from './pages/journey.ts'
import { newProjectPage } from './pages/new-project.ts'
import { projectsPage } from './pages/projects.ts'
import { releasesPage } from './pages/releases.ts'

export const projectRoutes: readonly Route[] = [
  get('/projects', projectsPage),
  post('/projects', members(createProject)),
  get('/projects/new', members(newProjectPage)),
  get('/projects/:id', projectPage),
  get('/projects/:id/releases', releasesPage),
  get('/projects/:id/edit', members(owners(editProjectPage))),
  post('/projects/:id/edit', members(owners(editProject))),
  post('/projects/:id/open', members(owners(openProject))),
  post('/projects/:id/releases', members(owners(releaseProject))),
  post('/projects/:id/delete', members(removeProject)),
  post('/projects/:id/restore', members(bringProjectBack)),
  post('/projects/:id/journey', members(owners(writeEntry))),
  post('/projects/:id/journey/:entry/remove', members(owners(takeEntryBack))),
]
