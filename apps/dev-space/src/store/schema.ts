import type { Store } from './database.ts'

/**
 * Makes our own tables, beside Laurel's, where they are not there yet. Any number of processes may call it at
 * once: the advisory lock lets one work and the others find it done.
 */
export async function prepareTables(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.many(`select pg_advisory_xact_lock(hashtextextended('dev_space', 0))`)
    for (const statement of STATEMENTS) await tx.many(statement)
  })
}

const STATEMENTS = [
  `create schema if not exists dev_space`,
  // The id is also the person's id in Laurel.
  `create table if not exists dev_space.person (
     id text primary key,
     handle text not null unique,
     name text not null,
     locale text not null,
     joined_at timestamptz not null
   )`,
  // form_key: which form it came from, so that a form sent twice makes one project. version: counts the changes,
  // and gives each of them an event id of its own.
  `create table if not exists dev_space.project (
     id bigint generated always as identity primary key,
     owner text not null references dev_space.person (id),
     name text not null,
     summary text not null,
     form_key text not null,
     version integer not null default 1,
     created_at timestamptz not null,
     deleted_at timestamptz,
     unique (owner, form_key)
   )`,
  `create table if not exists dev_space.journey_entry (
     id bigint generated always as identity primary key,
     project bigint not null references dev_space.project (id),
     author text not null references dev_space.person (id),
     text text not null,
     form_key text not null,
     written_at timestamptz not null,
     removed_at timestamptz,
     unique (author, form_key)
   )`,
  `create index if not exists journey_entry_project on dev_space.journey_entry (project, id desc)`,
  // How far each history was taken over; position changes whenever the history does.
  `create table if not exists dev_space.history (
     folder text primary key,
     position text not null,
     finished_at timestamptz not null
   )`,
] as const
