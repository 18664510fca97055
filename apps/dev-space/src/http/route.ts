import type { Community } from '../community.ts'
import type { Account } from '../store/accounts.ts'
import type { AppContext } from './visitor.ts'

/** Answers one address with a page, or does what a form asks for and sends the browser on. */
export type Answer = (c: AppContext, community: Community) => Response | Promise<Response>

/** One address of Dev-Space. Each feature lists its own, and a test walks them all. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly answer: Answer
  /** The largest form it takes, in bytes; LARGEST_FORM unless given. */
  readonly largest?: number
}

export function get(path: string, answer: Answer): Route {
  return { method: 'GET', path, answer }
}

export function post(path: string, answer: Answer, options: Pick<Route, 'largest'> = {}): Route {
  return { method: 'POST', path, answer, ...options }
}

/** Answers people with an account; others are asked to join first. */
export type MemberAnswer = (c: AppContext, community: Community, account: Account) => Response | Promise<Response>

export function members(answer: MemberAnswer): Answer {
  return (c, community) => {
    const { account, newcomer } = c.var.visitor
    if (account !== null) return answer(c, community, account)
    return c.redirect(newcomer === null ? '/join?first' : '/welcome', 303)
  }
}
