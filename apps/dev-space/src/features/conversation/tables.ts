export const conversationTables = [
  // subject: what it is about, such as 'post:3'. parent: the comment that it replies to.
  `create table if not exists dev_space.comment (
     id bigint generated always as identity primary key,
     subject text not null,
     parent bigint references dev_space.comment (id),
     author text not null references dev_space.person (id),
     text text not null,
     form_key text not null,
     created_at timestamptz not null,
     removed_at timestamptz,
     unique (author, form_key)
   )`,
  `create index if not exists comment_subject on dev_space.comment (subject, id)`,
  // version: counts giving and taking back, and gives each an event id of its own.
  `create table if not exists dev_space.reaction (
     subject text not null,
     person text not null references dev_space.person (id),
     version integer not null default 1,
     given_at timestamptz not null,
     removed_at timestamptz,
     primary key (subject, person)
   )`,
] as const
