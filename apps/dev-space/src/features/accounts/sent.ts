import { APIError } from 'better-auth/api'
import type { AppContext } from '../../http/visitor.ts'

/** Gives the browser the cookies that a call of better-auth answered with. */
export function passCookies(c: AppContext, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
}

/** The code of what better-auth refused; anything else is thrown on. */
export function refusedWith(error: unknown): string {
  if (error instanceof APIError && error.statusCode < 500) return error.body?.code ?? ''
  throw error
}
