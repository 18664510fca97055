import type { Jwks } from './parse.ts'

/** One setting: what holds, and who said so: an option, a variable, or nobody. */
export interface Setting<T> {
  readonly value: T
  readonly from: string | null
}

/** Everything that a process which goes on is told from outside. */
export interface Settings {
  /** A connection string, a folder, or `memory`. */
  readonly database: Setting<string>
  readonly schema: Setting<string>
  readonly catalog: Setting<string>
  readonly apiKey: Setting<string | null>
  /** Null where nobody said one. */
  readonly port: Setting<number | null>
  readonly host: Setting<string>
  readonly logLevel: Setting<string>
  readonly origins: Setting<readonly string[]>
  readonly tokenSecret: Setting<string | null>
  readonly tokenJwks: Setting<Jwks | null>
  readonly tokenIssuer: Setting<string | null>
  readonly tokenAudience: Setting<string | null>
  /** In seconds, as is the next one. */
  readonly drain: Setting<number>
  readonly grace: Setting<number>
}

/** What is wrong with a setting, and what would be right. */
export interface SettingProblem {
  /** The variable, or the option. */
  readonly variable: string
  readonly message: string
  readonly mend: string
}
