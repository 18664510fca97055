/**
 * Every table about people carries the person's id, and every key of such a table contains it, so that a
 * cluster can keep a person's rows together. Times are passed in, never `now()`.
 */
export const recognition = `
create table :schema.person (
  id text primary key,
  name text,
  handle text,
  zone text,
  -- [[since, zone], …] in milliseconds: a change of zone counts from then on.
  zones json not null default '[]',
  locale text,
  avatar text,
  email text,
  created_at timestamptz not null,
  -- Counts the writes to metrics and badges; a writer that read an older version starts again.
  version integer not null default 0,
  -- The newest event folded in; an older one that arrives later makes the person be folded anew.
  newest_at timestamptz,
  newest_id text,
  -- Facts arrived out of order and were only stored; everything below is to be folded anew.
  stale boolean not null default false,
  -- The generation of the rules that this was folded with; people of an older one are folded anew.
  generation integer not null default 1,
  -- Corrections of events of theirs are stored: a fact that arrives may have been taken back before it came.
  corrected boolean not null default false,
  -- Read and written as a whole, so kept as the text they are.
  metrics json not null default '{}',
  badges json not null default '{}'
) with (fillfactor = 80);

create index person_stale on :schema.person (id) where stale;
create index person_generation on :schema.person (generation, id);

-- What is known of a person within one scope: a target, or a thing that counts only once.
create table :schema.scope_state (
  person text not null,
  scope text not null,
  metrics json not null,
  badges json,
  primary key (person, scope)
) with (fillfactor = 90);

-- Facts. Append-only. \`person\` is the actor, or the owner where there is no actor.
create table :schema.event (
  person text not null,
  id text not null,
  type text not null,
  at timestamptz not null,
  received_at timestamptz not null,
  actor text,
  owner text,
  target text,
  value double precision not null,
  zone text,
  data jsonb,
  -- Why no rule looks at it; null when rules do.
  ignored text check (ignored in ('unknown_type', 'retracted', 'review', 'too_old')),
  -- What counts instead of \`value\`, since an event replaced it.
  corrected_value double precision,
  -- The id of the event of the same person that this one retracts, reinstates or replaces.
  corrects text,
  primary key (person, id)
);
create index event_corrects on :schema.event (person, corrects) where corrects is not null;
create index event_owner on :schema.event (owner) where owner is not null;
create index event_ignored on :schema.event (ignored, type) where ignored is not null;

create table :schema.award (
  person text not null,
  badge text not null,
  -- Empty when the badge is held once per person, else the target, the period or the season.
  instance text not null,
  tier text not null,
  -- When it was earned; of a badge that came back, when it was earned last.
  earned_at timestamptz not null,
  awarded_at timestamptz not null,
  -- The event that made it true.
  event_id text,
  -- What it rests on: a rule, somebody's decision, or that it was held before the rule or the facts changed.
  ground text not null default 'rule' check (ground in ('rule', 'manual', 'kept')),
  -- How often it has been earned.
  times integer not null default 1,
  -- When time alone will end it.
  ends_at timestamptz,
  revoked_at timestamptz,
  revoked_by text check (revoked_by in ('cascade', 'manual')),
  revoked_reason text,
  primary key (person, badge, instance)
);
create index award_feed on :schema.award (earned_at desc, person, badge, instance) where revoked_at is null;
create index award_holder on :schema.award (badge, earned_at desc, person, instance) where revoked_at is null;
create index award_ends on :schema.award (ends_at, person) where ends_at is not null and revoked_at is null;

-- What happened to awards after they were given.
create table :schema.award_history (
  person text not null,
  id bigint generated always as identity,
  badge text not null,
  instance text not null,
  at timestamptz not null,
  change text not null check (change in ('moved', 'revoked', 'returned')),
  earned_at timestamptz,
  earlier_at timestamptz,
  primary key (person, id)
);
create index award_history_badge on :schema.award_history (person, badge);

-- One in-app notice for everything a person earned at once.
create table :schema.notice (
  person text not null,
  id bigint generated always as identity,
  created_at timestamptz not null,
  read_at timestamptz,
  -- [{badge, instance}], the highest first; the sentence is made when it is read, in the reader's language.
  awards jsonb not null,
  primary key (person, id)
);

-- A rule that could not be evaluated for an event: tried again, and parked after several tries.
create table :schema.rule_failure (
  person text not null,
  event_id text not null,
  rule text not null,
  error text not null,
  attempts integer not null,
  retry_at timestamptz not null,
  parked_at timestamptz,
  primary key (person, event_id, rule)
);
create index rule_failure_due on :schema.rule_failure (retry_at) where parked_at is null;

-- The same for everybody, and small.
create table :schema.api_key (
  id text primary key,
  name text not null,
  hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- Every catalog that was ever published; the one with the highest version is in force.
create table :schema.catalog_version (
  version integer primary key,
  -- Of the catalog as a whole, and of what its rules count: texts may change without anybody being folded anew.
  hash text not null,
  rules_hash text not null,
  generation integer not null,
  -- As text, because badges are shown in the order in which they stand there.
  catalog json not null,
  -- The zone of whoever has none: a part of the rules that stands beside the catalog.
  zone text not null,
  published_at timestamptz not null,
  published_by text,
  note text
);

-- The work that a publication leaves: whoever is concerned is folded with the new rules. Everybody else has been
-- folded with them once it is finished.
create table :schema.backfill (
  generation integer primary key,
  done integer not null default 0,
  -- Null until it is known who is concerned.
  total integer,
  announce boolean not null,
  started_at timestamptz not null,
  finished_at timestamptz
);

-- Who is still to be folded for a backfill, and after whom: it matters where a badge is limited.
create table :schema.backfill_person (
  generation integer not null,
  place integer not null,
  person text not null,
  primary key (generation, place, person)
);

-- How many hold a badge of which there is a limited number.
create table :schema.badge_supply (
  badge text primary key,
  taken integer not null
);

create table :schema.setting (
  name text primary key,
  value text not null
);
`
