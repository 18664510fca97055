import { betterAuth } from 'better-auth'
import { anonymous } from 'better-auth/plugins'
import { Kysely } from 'kysely'
import type { GitHubApp } from '../../settings.ts'
import type { Store } from '../../store/database.ts'

export interface AuthOptions {
  readonly store: Store
  /** Signs the session cookies. */
  readonly secret: string
  /** Where browsers reach Dev-Space, such as `https://dev-space.example`. */
  readonly origin: string
  /** What GitHub knows us by; without it nobody can sign in with GitHub. */
  readonly github: GitHubApp | null
}

/** Who may sign in, and how. Its tables stand in our schema, beside the people they belong to. */
export type Auth = ReturnType<typeof createAuth>

const A_MINUTE = 60

export function createAuth({ store, secret, origin, github }: AuthOptions) {
  return betterAuth({
    appName: 'Dev-Space',
    baseURL: origin,
    basePath: '/auth',
    secret,
    database: { db: new Kysely({ dialect: store.dialect }).withSchema('dev_space'), type: 'postgres' },
    emailAndPassword: { enabled: true, minPasswordLength: SHORTEST_PASSWORD },
    ...(github === null ? {} : { socialProviders: { github: { ...github } } }),
    plugins: [anonymous({ emailDomainName: 'guests.dev-space.invalid' })],
    user: { modelName: 'login', changeEmail: { enabled: true, updateEmailWithoutVerification: true } },
    session: {
      modelName: 'login_session',
      // Saves a look-up per page; whoever is signed out elsewhere is out here a minute later.
      cookieCache: { enabled: true, maxAge: A_MINUTE },
    },
    account: { modelName: 'login_account' },
    verification: { modelName: 'login_verification' },
    // The forms are ours, and check where they come from; only what GitHub answers comes here from outside.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
}

export const SHORTEST_PASSWORD = 10
