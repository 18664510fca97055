/** A variable of the environment that Laurel reads. */
export interface Variable {
  /** What it says, in a few words. */
  readonly meaning: string
  /** Never written anywhere. */
  readonly secret?: boolean
}

/** Every variable there is, in the order in which people set them. */
export const VARIABLES = {
  DATABASE_URL: { meaning: 'PostgreSQL to use: postgres://user:password@host:5432/name' },
  LAUREL_DATA: { meaning: 'folder of an embedded database, where there is no DATABASE_URL' },
  LAUREL_SCHEMA: { meaning: 'schema of the community' },
  LAUREL_CATALOG: { meaning: 'ready catalog, or a file' },
  LAUREL_API_KEY: { meaning: 'API key that may do everything', secret: true },
  PORT: { meaning: 'port to listen on' },
  HOST: { meaning: 'address to listen on' },
  LOG_LEVEL: { meaning: 'least important lines that are logged' },
  LAUREL_ORIGINS: { meaning: 'origins whose pages may call the API, with commas between them' },
  LAUREL_TOKEN_SECRET: { meaning: 'secret with which visitors’ tokens are signed', secret: true },
  LAUREL_TOKEN_JWKS: { meaning: 'instead of a secret: public keys of whoever signs them, as a URL or as JSON' },
  LAUREL_TOKEN_ISSUER: { meaning: 'who signs them: their iss' },
  LAUREL_TOKEN_AUDIENCE: { meaning: 'for whom they are: their aud' },
  LAUREL_DRAIN_SECONDS: { meaning: 'how long it goes on answering when told to stop, while /ready says no' },
  LAUREL_GRACE_SECONDS: { meaning: 'how long it then waits for requests under way' },
} as const satisfies Readonly<Record<string, Variable>>

export type VariableName = keyof typeof VARIABLES
