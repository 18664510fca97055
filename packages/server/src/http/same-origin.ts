import { refusal } from './refusal.ts'

/**
 * Makes sure that a page of this very origin sent a request. Browsers say so in `Sec-Fetch-Site`, and those that do not
 * name the page's origin, whose host must be the one that was asked: what stands in front may have ended TLS, so the
 * scheme is not compared.
 *
 * @throws Refusal `cross_origin` for another site's page, and where nothing tells.
 */
export function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const isSame = site === null ? isOwnOrigin(request) : site === 'same-origin' || site === 'none'
  if (!isSame) {
    throw refusal('cross_origin', 'Only pages of the same origin may do this. Others, and programs, send an API key.')
  }
}

function isOwnOrigin({ url, headers }: Request): boolean {
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  return new URL(origin).host === (headers.get('host') ?? new URL(url).host).toLowerCase()
}
