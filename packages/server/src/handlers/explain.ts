import type { EndpointName } from '@laurel/api'
import { allows, LaurelError } from '@laurel/engine'
import type { Call, Handler } from '../http/call.ts'

export const explain: Handler<'explain'> = async ({ laurel, params, query, locale, key }) => {
  const { instance, limit } = query
  const request = { person: params.id, badge: params.badge, ...(instance === undefined ? {} : { instance }) }
  const options = { locale, discreet: isDiscreet(key), ...(limit === undefined ? {} : { limit }) }
  return known(await laurel.explain(request, options))
}

export const explainEvent: Handler<'explainEvent'> = async ({ laurel, params, locale, key }) => {
  const request = { person: params.id, event: params.event }
  return known(await laurel.explainEvent(request, { locale, discreet: isDiscreet(key) }))
}

/** Whoever may not do everything hears of nobody else, and of no secret. */
function isDiscreet(key: Call<EndpointName>['key']): boolean {
  return key === null || !allows(key, 'admin')
}

function known<T>(found: T | null): T {
  if (found !== null) return found
  throw new LaurelError('unknown_person', { field: 'id' })
}
