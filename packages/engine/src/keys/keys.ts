import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { maybeOne } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'

/** What the bearer of a key may do. `people`: what is one person's own. `admin` may do everything. */
export const SCOPES = ['events:write', 'read', 'people', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
}

export interface ApiKeys {
  /** Makes a key and returns its secret, which is stored only as a hash and never shown again. */
  create(name: string, scopes: readonly Scope[]): Promise<ApiKey & { readonly secret: string }>
  /** Makes a key of a secret chosen outside, such as `LAUREL_API_KEY`, with every scope; again changes nothing. */
  ensure(name: string, secret: string): Promise<void>
  /** The key with this secret, or null for an unknown or revoked one. */
  verify(secret: string): Promise<ApiKey | null>
  /** Ends a key at once. False when there is none with this id that still works. */
  revoke(id: string): Promise<boolean>
  /** Whether any key was ever made. */
  any(): Promise<boolean>
}

export function apiKeys(context: Context): ApiKeys {
  return {
    create: async (name, scopes) => {
      const secret = `laurel_${randomBytes(24).toString('base64url')}`
      const id = randomUUID()
      await insertKey(context, { id, name, scopes }, secret)
      return { id, name, scopes, secret }
    },
    ensure: async (name, secret) => {
      // A setting left empty is no key: everybody knows it.
      if (secret !== '') await insertKey(context, { id: randomUUID(), name, scopes: ['admin'] }, secret)
    },
    verify: (secret) => verifyKey(context, secret),
    revoke: async (id) => {
      const revoked = await context.db.many(
        sql`update ${context.db.schema}.api_key set revoked_at = ${context.now().toISOString()}::timestamptz
            where id = ${id} and revoked_at is null returning id`,
      )
      return revoked.length > 0
    },
    any: async () => (await context.db.many(sql`select id from ${context.db.schema}.api_key limit 1`)).length > 0,
  }
}

/** Whether a key, or whoever else has scopes, may do what needs `scope`. */
export function allows(key: Pick<ApiKey, 'scopes'>, scope: Scope): boolean {
  return key.scopes.includes('admin') || key.scopes.includes(scope)
}

async function insertKey(context: Context, key: ApiKey, secret: string): Promise<void> {
  await context.db.many(
    sql`insert into ${context.db.schema}.api_key (id, name, hash, scopes, created_at)
        select ${key.id}, ${key.name}, ${hashOf(secret)}, ${list(key.scopes)},
               ${context.now().toISOString()}::timestamptz
        on conflict (hash) do nothing`,
  )
}

async function verifyKey(context: Context, secret: string): Promise<ApiKey | null> {
  // A request without a key must never match, even where a setting left empty was stored as one.
  if (secret === '') return null
  return maybeOne<ApiKey>(
    context.db,
    sql`select id, name, scopes from ${context.db.schema}.api_key where hash = ${hashOf(secret)} and revoked_at is null`,
  )
}

/** One round is enough: a secret has 192 random bits, so there is nothing to guess from its hash. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
