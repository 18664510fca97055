import { Router } from 'express'
import { BADGE_NAMES } from '../../shared/index.ts'
import { checkBadge } from '../badge.server.ts'
import type { Platform } from '../platform.ts'
import { addPart, requireMember } from '../projects.ts'
import { readName } from '../read-body.ts'

export function applicationRoutes({ database, sessions }: Platform): Router {
  const router = Router()

  router.post('/api/projects/:projectId/applications', async (request, response) => {
    const user = sessions.requireUser(request.headers.cookie)
    const { projectId } = request.params
    const name = readName(request, 'name')
    const application = await database.transaction(async (tx) => {
      await requireMember(tx, projectId, user)
      const added = await addPart(tx, 'applications', projectId, name, user)
      const target = `application:${added.id}`
      await checkBadge(BADGE_NAMES.FIRST_APPLICATION_CREATED, user, { transaction: tx.host, target })
      return added
    })
    response.status(201).json(application)
  })

  return router
}
