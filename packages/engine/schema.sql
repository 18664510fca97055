-- What the migrations add up to, as PostgreSQL's catalogs tell it. Made by "npm run schema"; nothing runs it.

create table :schema.api_key (
  id text not null,
  name text not null,
  hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint api_key_pkey primary key (id),
  constraint api_key_hash_key unique (hash)
);

create table :schema.award (
  person text not null,
  badge text not null,
  instance text not null,
  tier text not null,
  earned_at timestamptz not null,
  awarded_at timestamptz not null,
  event_id text,
  ground text not null default 'rule'::text,
  times integer not null default 1,
  ends_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  constraint award_pkey primary key (person, badge, instance),
  constraint award_ground_check check ((ground = any (array['rule'::text, 'manual'::text, 'kept'::text]))),
  constraint award_revoked_by_check check ((revoked_by = any (array['cascade'::text, 'manual'::text])))
);
create index award_ends on :schema.award (ends_at, person) where ((ends_at is not null) and (revoked_at is null));
create index award_feed on :schema.award (earned_at desc, person, badge, instance) where (revoked_at is null);
create index award_holder on :schema.award (badge, earned_at desc, person, instance) where (revoked_at is null);

create table :schema.award_history (
  person text not null,
  id bigint not null generated always as identity,
  badge text not null,
  instance text not null,
  at timestamptz not null,
  change text not null,
  earned_at timestamptz,
  earlier_at timestamptz,
  constraint award_history_pkey primary key (person, id),
  constraint award_history_change_check check ((change = any (array['moved'::text, 'revoked'::text, 'returned'::text])))
);
create index award_history_badge on :schema.award_history (person, badge);

create table :schema.backfill (
  generation integer not null,
  done integer not null default 0,
  total integer,
  announce boolean not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint backfill_pkey primary key (generation)
);

create table :schema.backfill_person (
  generation integer not null,
  place integer not null,
  person text not null,
  constraint backfill_person_pkey primary key (generation, place, person)
);

create table :schema.badge_supply (
  badge text not null,
  taken integer not null,
  constraint badge_supply_pkey primary key (badge)
);

create table :schema.catalog_version (
  version integer not null,
  hash text not null,
  rules_hash text not null,
  generation integer not null,
  catalog json not null,
  zone text not null,
  published_at timestamptz not null,
  published_by text,
  note text,
  constraint catalog_version_pkey primary key (version)
);

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
  ignored text,
  corrected_value double precision,
  corrects text,
  constraint event_pkey primary key (person, id),
  constraint event_ignored_check check ((ignored = any (array['unknown_type'::text, 'retracted'::text, 'review'::text, 'too_old'::text])))
);
create index event_corrects on :schema.event (person, corrects) where (corrects is not null);
create index event_ignored on :schema.event (ignored, type) where (ignored is not null);
create index event_owner on :schema.event (owner) where (owner is not null);

create table :schema.migration (
  number integer not null,
  name text not null,
  applied_at timestamptz not null,
  constraint migration_pkey primary key (number)
);

create table :schema.notice (
  person text not null,
  id bigint not null generated always as identity,
  created_at timestamptz not null,
  read_at timestamptz,
  awards jsonb not null,
  shown_at timestamptz,
  constraint notice_pkey primary key (person, id)
);
create index notice_unshown on :schema.notice (person, id) where (shown_at is null);

create table :schema.person (
  id text not null,
  name text,
  handle text,
  zone text,
  zones json not null default '[]'::json,
  locale text,
  avatar text,
  email text,
  created_at timestamptz not null,
  version integer not null default 0,
  newest_at timestamptz,
  newest_id text,
  stale boolean not null default false,
  generation integer not null default 1,
  corrected boolean not null default false,
  metrics json not null default '{}'::json,
  badges json not null default '{}'::json,
  recognition text not null default 'all'::text,
  pins text[] not null default '{}'::text[],
  hidden text[] not null default '{}'::text[],
  constraint person_pkey primary key (id),
  constraint person_recognition_check check ((recognition = any (array['all'::text, 'quiet'::text, 'private'::text, 'off'::text])))
) with (fillfactor=80);
create index person_generation on :schema.person (generation, id);
create index person_reserved on :schema.person (id) where ((recognition = any (array['private'::text, 'off'::text])) or (hidden <> '{}'::text[]));
create index person_stale on :schema.person (id) where stale;

create table :schema.rule_failure (
  person text not null,
  event_id text not null,
  rule text not null,
  error text not null,
  attempts integer not null,
  retry_at timestamptz not null,
  parked_at timestamptz,
  constraint rule_failure_pkey primary key (person, event_id, rule)
);
create index rule_failure_due on :schema.rule_failure (retry_at) where (parked_at is null);

create table :schema.scope_state (
  person text not null,
  scope text not null,
  metrics json not null,
  badges json,
  constraint scope_state_pkey primary key (person, scope)
) with (fillfactor=90);

create table :schema.setting (
  name text not null,
  value text not null,
  constraint setting_pkey primary key (name)
);
