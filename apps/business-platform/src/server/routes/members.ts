import { Router } from 'express'
import { BADGE_NAMES } from '../../shared/index.ts'
import { checkBadge } from '../badge.server.ts'
import type { Platform } from '../platform.ts'
import { addMember, requireMember } from '../projects.ts'
import { readUser } from '../read-body.ts'

export function memberRoutes({ database, sessions }: Platform): Router {
  const router = Router()

  /** Invites somebody, who is a member from now on. */
  router.post('/api/projects/:projectId/members', async (request, response) => {
    const user = sessions.requireUser(request.headers.cookie)
    const { projectId } = request.params
    const invited = readUser(request, 'user')
    const member = await database.transaction(async (tx) => {
      await requireMember(tx, projectId, user)
      const added = await addMember(tx, projectId, invited, user)
      const target = `invitation:${added.id}`
      await checkBadge(BADGE_NAMES.FIRST_PROJECT_MEMBER_INVITE, user, { transaction: tx.host, target })
      return added
    })
    response.status(201).json(member)
  })

  return router
}
