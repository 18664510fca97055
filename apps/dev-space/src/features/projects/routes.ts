import { get, post, type Route } from '../../http/route.ts'
import { createProject } from './actions/create-project.ts'
import { removeProject } from './actions/delete-project.ts'
import { editProject } from './actions/edit-project.ts'
import { takeEntryBack } from './actions/remove-entry.ts'
import { bringProjectBack } from './actions/restore-project.ts'
import { writeEntry } from './actions/write-entry.ts'
import { editProjectPage } from './pages/edit-project.ts'
import { newProjectPage } from './pages/new-project.ts'
import { projectPage } from './pages/project.ts'
import { projectsPage } from './pages/projects.ts'

export const projectRoutes: readonly Route[] = [
  get('/projects', projectsPage),
  post('/projects', createProject),
  get('/projects/new', newProjectPage),
  get('/projects/:id', projectPage),
  get('/projects/:id/edit', editProjectPage),
  post('/projects/:id/edit', editProject),
  post('/projects/:id/delete', removeProject),
  post('/projects/:id/restore', bringProjectBack),
  post('/projects/:id/journey', writeEntry),
  post('/projects/:id/journey/:entry/remove', takeEntryBack),
]
