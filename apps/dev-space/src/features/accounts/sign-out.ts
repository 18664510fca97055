import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { passCookies } from './sent.ts'

/** `POST /sign-out` */
export async function signOut(c: AppContext, { auth }: Community): Promise<Response> {
  const { headers } = await auth.api.signOut({ headers: c.req.raw.headers, returnHeaders: true })
  passCookies(c, headers)
  return c.redirect('/', 303)
}
