/** What travels with a request through the middleware. */
export interface Env {
  Variables: {
    readonly requestId: string
    /** The path's template; unset where nothing is found. Paths themselves are not logged: ids can be e-mails. */
    route?: string
  }
}
