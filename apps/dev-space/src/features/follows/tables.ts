export const followTables = [
  // version: counts following and no longer following, and gives each an event id of its own.
  `create table if not exists dev_space.follow (
     follower text not null references dev_space.person (id),
     followed text not null references dev_space.person (id),
     version integer not null default 1,
     since timestamptz not null,
     ended_at timestamptz,
     primary key (follower, followed),
     check (follower <> followed)
   )`,
  `create index if not exists follow_followed on dev_space.follow (followed) where ended_at is null`,
  `create table if not exists dev_space.badge_follow (
     person text not null references dev_space.person (id),
     badge text not null,
     since timestamptz not null,
     primary key (person, badge)
   )`,
] as const
