/** What people choose: who sees what they earned, which badges come first, and which are seen by nobody else. */
export const preferences = `
alter table :schema.person
  -- Who sees what this person earned: everybody, everybody but without notices, only they, or nobody.
  add column recognition text not null default 'all' check (recognition in ('all', 'quiet', 'private', 'off')),
  -- The badges that come first on the profile, in their order; a badge that is not held now keeps its place.
  add column pins text[] not null default '{}',
  -- Badges that nobody else sees.
  add column hidden text[] not null default '{}';

-- The few of whom not everybody may see everything: lists ask this, and not the whole table.
create index person_reserved on :schema.person (id) where recognition in ('private', 'off') or hidden <> '{}';

-- When the person was shown it, on whatever screen; read_at is when they dealt with it.
alter table :schema.notice add column shown_at timestamptz;
update :schema.notice set shown_at = read_at where read_at is not null;
create index notice_unshown on :schema.notice (person, id) where shown_at is null;
`
