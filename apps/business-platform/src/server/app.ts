import { createHandler, type RequestHandler as FetchHandler, nodeListener } from '@laurel/server'
import express, { type Express, type RequestHandler } from 'express'
import type { Platform } from './platform.ts'
import { answerProblems, nothingHere } from './problem.ts'
import { actionRoutes } from './routes/actions.ts'
import { applicationRoutes } from './routes/applications.ts'
import { dataTypeRoutes } from './routes/data-types.ts'
import { memberRoutes } from './routes/members.ts'
import { pageRoutes } from './routes/pages.ts'
import { projectRoutes } from './routes/projects.ts'
import { sessionRoutes } from './routes/session.ts'

/** Where Laurel's own API is, for whoever is signed in: their notices, as they come. */
const LAUREL_API = '/my/laurel/v1'

/** Everything that the platform answers to. */
export function createApp(platform: Platform): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(commonHeaders)
  // Before the body is read: Laurel reads its own.
  app.use(LAUREL_API, nodeListener(laurelApi(platform)))
  app.use(express.json({ limit: '16kb' }))
  app.use(sessionRoutes(platform))
  app.use(projectRoutes(platform))
  app.use(actionRoutes(platform))
  app.use(applicationRoutes(platform))
  app.use(memberRoutes(platform))
  app.use(dataTypeRoutes(platform))
  app.use(pageRoutes(platform))
  app.use(nothingHere)
  app.use(answerProblems(platform.logger))
  return app
}

/** About the signed-in user and nobody else. */
function laurelApi({ laurel, sessions, stopping }: Platform): FetchHandler {
  return createHandler(laurel, {
    basePath: LAUREL_API,
    stopping,
    authorize: async ({ headers }) => {
      const user = sessions.userOf(headers.get('cookie'))
      return user === null ? null : { scopes: ['read', 'people'], person: user }
    },
  })
}

/** Pages load nothing but our own files, and stand in nobody's frame. */
const commonHeaders: RequestHandler = (_, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'Referrer-Policy': 'same-origin',
    // What is about somebody; files that are for everybody say so themselves.
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  next()
}
