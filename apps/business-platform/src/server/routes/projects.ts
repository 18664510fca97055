import { Router } from 'express'
import { BADGE_NAMES } from '../../shared/index.ts'
import { checkBadge } from '../badge.server.ts'
import type { Platform } from '../platform.ts'
import { createProject, projectDetails, projectsOf } from '../projects.ts'
import { readName } from '../read-body.ts'

export function projectRoutes({ database, sessions }: Platform): Router {
  const router = Router()

  router.post('/api/projects', async (request, response) => {
    const user = sessions.requireUser(request.headers.cookie)
    const name = readName(request, 'name')
    const project = await database.transaction(async (tx) => {
      const created = await createProject(tx, name, user)
      const target = `project:${created.id}`
      await checkBadge(BADGE_NAMES.PROJECT_CREATED, user, { transaction: tx.host, target })
      return created
    })
    response.status(201).location(`/api/projects/${project.id}`).json(project)
  })

  router.get('/api/projects', async (request, response) => {
    const user = sessions.requireUser(request.headers.cookie)
    response.json({ items: await projectsOf(database, user) })
  })

  router.get('/api/projects/:projectId', async (request, response) => {
    const user = sessions.requireUser(request.headers.cookie)
    response.json(await projectDetails(database, request.params.projectId, user))
  })

  return router
}
