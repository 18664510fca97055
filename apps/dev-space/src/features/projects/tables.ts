export const projectTables = [
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
     -- Whether others may join it.
     open boolean not null default false,
     unique (owner, form_key)
   )`,
  `alter table dev_space.project add column if not exists open boolean not null default false`,
  `create index if not exists project_owner on dev_space.project (owner, id desc)`,
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
  `create index if not exists journey_entry_author on dev_space.journey_entry (author, id desc)`,
  `create table if not exists dev_space.release (
     id bigint generated always as identity primary key,
     project bigint not null references dev_space.project (id),
     name text not null,
     notes text not null,
     form_key text not null,
     released_at timestamptz not null,
     unique (project, form_key)
   )`,
  `create index if not exists release_project on dev_space.release (project, id desc)`,
] as const
