export const discussionTables = [
  // accepted: the comment that answered it.
  `create table if not exists dev_space.discussion (
     id bigint generated always as identity primary key,
     author text not null references dev_space.person (id),
     title text not null,
     text text not null,
     accepted bigint,
     form_key text not null,
     created_at timestamptz not null,
     removed_at timestamptz,
     unique (author, form_key)
   )`,
  `create index if not exists discussion_author on dev_space.discussion (author, id desc)`,
] as const
