import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const NOTHING = ["'none'"]
const OURS = ["'self'"]

/** Pages load nothing but our own styles and pictures, run no script, and stand in nobody's frame. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NOTHING,
    styleSrc: OURS,
    imgSrc: OURS,
    formAction: OURS,
    frameAncestors: NOTHING,
    baseUri: NOTHING,
  },
  // Forms must say where they come from.
  referrerPolicy: 'same-origin',
  // Whether the address is https is for whoever puts a proxy in front.
  strictTransportSecurity: false,
  xXssProtection: false,
})
