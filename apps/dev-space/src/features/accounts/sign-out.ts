import { type AppContext, signOut } from '../../http/visitor.ts'

/** `POST /sign-out` */
export function leave(c: AppContext): Response {
  signOut(c)
  return c.redirect('/', 303)
}
