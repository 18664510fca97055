export const postTables = [
  `create table if not exists dev_space.post (
     id bigint generated always as identity primary key,
     author text not null references dev_space.person (id),
     text text not null,
     form_key text not null,
     created_at timestamptz not null,
     removed_at timestamptz,
     unique (author, form_key)
   )`,
  `create index if not exists post_author on dev_space.post (author, id desc)`,
] as const
