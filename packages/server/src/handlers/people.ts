import type { Handler } from '../http/call.ts'
import { refusal } from '../http/refusal.ts'
import { audienceOf, known } from './known.ts'

export const savePerson: Handler<'savePerson'> = async ({ laurel, params, body }) => {
  const given = Object.entries(body).filter(([, value]) => value !== undefined)
  return laurel.person(params.id, Object.fromEntries(given))
}

export const profile: Handler<'profile'> = async ({ laurel, params, query, locale }) => {
  return known(await laurel.profile(params.id, { locale, ...audienceOf(query) }))
}

export const showcase: Handler<'showcase'> = async ({ laurel, params, query, locale }) => {
  return known(await laurel.showcase(params.id, { locale, ...audienceOf(query) }))
}

export const streak: Handler<'streak'> = async ({ laurel, params, query, locale }) => {
  const { weeks } = query
  const options = { locale, ...audienceOf(query), ...(weeks === undefined ? {} : { weeks }) }
  const found = await laurel.streak(params.id, params.metric, options)
  if (found !== null) return found
  known(await laurel.person(params.id))
  // Not which of the two it is: what somebody keeps to themselves is not told from what there is not.
  const detail = 'The catalog has no such streak, or this person’s may not be seen. Check the id of the metric.'
  throw refusal('unknown_streak', detail, { field: 'metric' })
}
