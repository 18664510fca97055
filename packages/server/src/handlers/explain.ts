import type { EndpointName } from '@laurel/api'
import { allows } from '@laurel/engine'
import type { Call, Handler } from '../http/call.ts'
import { audienceOf, known } from './known.ts'

export const explain: Handler<'explain'> = async ({ laurel, params, query, locale, caller }) => {
  const { instance, limit } = query
  const request = { person: params.id, badge: params.badge, ...(instance === undefined ? {} : { instance }) }
  const options = {
    locale,
    ...audienceOf(query),
    discreet: isDiscreet(caller),
    ...(limit === undefined ? {} : { limit }),
  }
  return known(await laurel.explain(request, options))
}

export const explainEvent: Handler<'explainEvent'> = async ({ laurel, params, query, locale, caller }) => {
  const request = { person: params.id, event: params.event }
  return known(await laurel.explainEvent(request, { locale, ...audienceOf(query), discreet: isDiscreet(caller) }))
}

/** Whoever may not do everything hears of nobody else, and of no secret. */
function isDiscreet(caller: Call<EndpointName>['caller']): boolean {
  return caller === null || !allows(caller, 'admin')
}
