import type { Database } from './database.ts'

const TABLES = [
  `create table if not exists business_platform.account (
     id text primary key,
     name text not null,
     created_at timestamptz not null default now())`,
  `create table if not exists business_platform.project (
     id bigint generated always as identity primary key,
     name text not null,
     created_by text not null references business_platform.account,
     created_at timestamptz not null default now())`,
  // Whoever is invited is a member, before they have signed in for the first time as well.
  `create table if not exists business_platform.member (
     id bigint generated always as identity primary key,
     project bigint not null references business_platform.project on delete cascade,
     account text not null,
     invited_by text not null references business_platform.account,
     created_at timestamptz not null default now(),
     unique (project, account))`,
  `create index if not exists member_account on business_platform.member (account)`,
  ...['action', 'application', 'data_type'].map(
    (part) => `create table if not exists business_platform.${part} (
     id bigint generated always as identity primary key,
     project bigint not null references business_platform.project on delete cascade,
     name text not null,
     created_by text not null references business_platform.account,
     created_at timestamptz not null default now(),
     unique (project, id))`,
  ),
]

/**
 * Makes our own tables, beside Laurel's, where they are not there yet. Any number of processes may call it at once:
 * the advisory lock lets one work and the others find it done.
 */
export async function prepareTables(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('business_platform', 0))`)
    await tx.query(`create schema if not exists business_platform`)
    for (const statement of TABLES) await tx.query(statement)
  })
}
