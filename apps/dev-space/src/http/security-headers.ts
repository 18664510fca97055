import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'

const NOTHING = ["'none'"]
const OURS = ["'self'"]

/**
 * Pages load nothing but our own styles, scripts, fonts and pictures, and stand in nobody's frame. The nonce is for
 * the styles inside elements that the server drew.
 */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NOTHING,
    scriptSrc: OURS,
    styleSrc: [...OURS, NONCE],
    fontSrc: OURS,
    imgSrc: OURS,
    connectSrc: OURS,
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
