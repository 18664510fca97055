import type { EndpointName } from '@laurel/api'
import type { Call, Handler } from '../http/call.ts'

export const grantBadge: Handler<'grantBadge'> = ({ laurel, params, body, key }) => {
  return laurel.grant({ person: params.id, badge: params.badge, ...signed(body, key), ...instanceOf(body) })
}

export const revokeBadge: Handler<'revokeBadge'> = ({ laurel, params, body, key }) => {
  return laurel.revoke({ person: params.id, badge: params.badge, ...signed(body, key), ...instanceOf(body) })
}

export const liftBadge: Handler<'liftBadge'> = ({ laurel, params, body, key }) => {
  return laurel.lift({ person: params.id, badge: params.badge, ...signed(body, key), ...instanceOf(body) })
}

export const resetPerson: Handler<'resetPerson'> = ({ laurel, params, body, key }) => {
  return laurel.reset({ person: params.id, ...signed(body, key) })
}

interface Body {
  readonly reason: string
  readonly by?: string | undefined
  readonly instance?: string | undefined
}

/** Where nobody is named, the key tells in whose name it was decided. */
function signed({ reason, by }: Body, key: Call<EndpointName>['key']) {
  return { reason, by: by ?? key?.name ?? '' }
}

function instanceOf({ instance }: Body) {
  return instance === undefined ? {} : { instance }
}
