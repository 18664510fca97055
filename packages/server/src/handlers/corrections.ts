import type { EndpointName } from '@laurel/api'
import type { Call, Handler } from '../http/call.ts'

export const retractEvent: Handler<'retractEvent'> = ({ laurel, params, body, caller }) => {
  return laurel.retract(requestOf(params.id, body, caller))
}

export const reinstateEvent: Handler<'reinstateEvent'> = ({ laurel, params, body, caller }) => {
  return laurel.reinstate(requestOf(params.id, body, caller))
}

export const replaceEvent: Handler<'replaceEvent'> = ({ laurel, params, body, caller }) => {
  return laurel.replace({ ...requestOf(params.id, body, caller), value: body.value })
}

export const reviewQueue: Handler<'reviewQueue'> = ({ laurel, query: { limit, cursor } }) => {
  return laurel.reviewQueue({ ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) })
}

interface Body {
  readonly reason: string
  readonly person?: string | undefined
  readonly by?: string | undefined
}

/** Where nobody is named, it was decided in the name of whoever asks. */
function requestOf(event: string, { reason, person, by }: Body, caller: Call<EndpointName>['caller']) {
  const decider = by ?? caller?.name
  return {
    event,
    reason,
    ...(person === undefined ? {} : { person }),
    ...(decider === undefined ? {} : { by: decider }),
  }
}
