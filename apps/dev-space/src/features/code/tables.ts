export const codeTables = [
  // A log that somebody uploaded. Until it is decided which author in it they are, its commits wait beside it.
  `create table if not exists dev_space.code_upload (
     id text primary key,
     person text not null references dev_space.person (id),
     repository text not null,
     uploaded_at timestamptz not null,
     -- What could not be read of it, as [[sentence, how often], …].
     left_out json not null default '[]',
     taken_at timestamptz,
     recorded integer,
     known integer
   )`,
  `create index if not exists code_upload_person on dev_space.code_upload (person, uploaded_at desc)`,
  `create table if not exists dev_space.code_author (
     upload text not null references dev_space.code_upload (id) on delete cascade,
     author text not null,
     name text not null,
     mail text not null,
     commits integer not null,
     first_at timestamptz not null,
     last_at timestamptz not null,
     primary key (upload, author)
   )`,
  `create table if not exists dev_space.code_commit (
     upload text not null references dev_space.code_upload (id) on delete cascade,
     id text not null,
     author text not null,
     event json not null,
     at timestamptz not null,
     primary key (upload, id)
   )`,
  // Whose a commit is: the first who says so.
  `create table if not exists dev_space.code_claim (
     commit text primary key,
     person text not null references dev_space.person (id)
   )`,
] as const
