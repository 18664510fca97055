import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { showDashboard } from './dashboard.ts'
import { showLanding } from './landing.ts'

/** `/`: what is new for members, and what this is for everybody else. */
export function homePage(c: AppContext, community: Community): Promise<Response> {
  const { account } = c.var.visitor
  return account === null ? showLanding(c, community) : showDashboard(c, community, account)
}
