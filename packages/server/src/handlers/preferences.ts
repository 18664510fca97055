import type { Handler } from '../http/call.ts'
import { known } from './known.ts'

export const preferences: Handler<'preferences'> = async ({ laurel, params }) => {
  return known(await laurel.preferences(params.id))
}

export const prefer: Handler<'prefer'> = async ({ laurel, params, body }) => {
  known(await laurel.preferences(params.id))
  const { recognition, pins, hidden } = body
  return laurel.prefer(params.id, {
    ...(recognition === undefined ? {} : { recognition }),
    ...(pins === undefined ? {} : { pins }),
    ...(hidden === undefined ? {} : { hidden }),
  })
}
