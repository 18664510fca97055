export const collaborationTables = [
  // Who left stays known, so that coming back is no second joining.
  `create table if not exists dev_space.collaborator (
     project bigint not null references dev_space.project (id),
     person text not null references dev_space.person (id),
     joined_at timestamptz not null,
     left_at timestamptz,
     primary key (project, person)
   )`,
  `alter table dev_space.collaborator add column if not exists left_at timestamptz`,
  `create index if not exists collaborator_person on dev_space.collaborator (person)`,
  // approvals: counts them, and gives each approval and each reversal an event id of its own.
  `create table if not exists dev_space.contribution (
     id bigint generated always as identity primary key,
     project bigint not null references dev_space.project (id),
     author text not null references dev_space.person (id),
     title text not null,
     text text not null,
     state text not null default 'submitted' check (state in ('submitted', 'approved', 'declined', 'reverted')),
     approvals integer not null default 0,
     decided_by text references dev_space.person (id),
     decided_at timestamptz,
     form_key text not null,
     submitted_at timestamptz not null,
     unique (author, form_key)
   )`,
  `create index if not exists contribution_project on dev_space.contribution (project, id desc)`,
  `create index if not exists contribution_author on dev_space.contribution (author, id desc)`,
] as const
