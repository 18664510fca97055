import type { EndpointName } from '@laurel/api'
import type { Call, Handler } from '../http/call.ts'

export const grantBadge: Handler<'grantBadge'> = ({ laurel, params, body, caller }) => {
  return laurel.grant({ person: params.id, badge: params.badge, ...signed(body, caller), ...instanceOf(body) })
}

export const revokeBadge: Handler<'revokeBadge'> = ({ laurel, params, body, caller }) => {
  return laurel.revoke({ person: params.id, badge: params.badge, ...signed(body, caller), ...instanceOf(body) })
}

export const liftBadge: Handler<'liftBadge'> = ({ laurel, params, body, caller }) => {
  return laurel.lift({ person: params.id, badge: params.badge, ...signed(body, caller), ...instanceOf(body) })
}

export const resetPerson: Handler<'resetPerson'> = ({ laurel, params, body, caller }) => {
  return laurel.reset({ person: params.id, ...signed(body, caller) })
}

interface Body {
  readonly reason: string
  readonly by?: string | undefined
  readonly instance?: string | undefined
}

/** Where nobody is named, it was decided in the name of whoever asks. */
function signed({ reason, by }: Body, caller: Call<EndpointName>['caller']) {
  return { reason, by: by ?? caller?.name ?? '' }
}

function instanceOf({ instance }: Body) {
  return instance === undefined ? {} : { instance }
}
