import type { EndpointName } from '@laurel/api'
import type { Call, Handler } from '../http/call.ts'

export const retractEvent: Handler<'retractEvent'> = ({ laurel, params, body, key }) => {
  return laurel.retract(requestOf(params.id, body, key))
}

export const reinstateEvent: Handler<'reinstateEvent'> = ({ laurel, params, body, key }) => {
  return laurel.reinstate(requestOf(params.id, body, key))
}

export const replaceEvent: Handler<'replaceEvent'> = ({ laurel, params, body, key }) => {
  return laurel.replace({ ...requestOf(params.id, body, key), value: body.value })
}

export const reviewQueue: Handler<'reviewQueue'> = ({ laurel, query: { limit, cursor } }) => {
  return laurel.reviewQueue({ ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) })
}

interface Body {
  readonly reason: string
  readonly person?: string | undefined
  readonly by?: string | undefined
}

/** Where nobody is named, the key tells in whose name it was decided. */
function requestOf(event: string, { reason, person, by }: Body, key: Call<EndpointName>['key']) {
  const decider = by ?? key?.name
  return {
    event,
    reason,
    ...(person === undefined ? {} : { person }),
    ...(decider === undefined ? {} : { by: decider }),
  }
}
