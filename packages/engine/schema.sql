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
  breaking boolean not null default false,
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

create table :schema.pending_event (
  person text not null,
  id bigint not null generated always as identity,
  event jsonb not null,
  announce boolean not null default true,
  any_age boolean not null default false,
  created_at timestamptz not null,
  attempts integer not null default 0,
  retry_at timestamptz,
  error text,
  refused_at timestamptz,
  constraint pending_event_pkey primary key (person, id)
);
create index pending_event_next on :schema.pending_event (id) where (refused_at is null);

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

CREATE OR REPLACE FUNCTION :schema.check_columns(watched regclass, templates text, columns text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  missing text;
begin
  if regexp_replace(templates, '\{[^{}]*\}', '', 'g') ~ '[{}]' then
    raise exception 'a brace stands alone in "%"; a column is named as in ''project:{id}''', templates using errcode = '22023';
  end if;
  if array_position(columns, null) is not null then
    raise exception 'data names a column that is null' using errcode = '22004';
  end if;
  select string_agg(distinct name, ', ') into missing
  from (
    select :schema.columns_in(templates) as name union select unnest(columns)
  ) named
  where not exists (
    select from pg_attribute a where a.attrelid = watched and a.attname = name and a.attnum > 0 and not a.attisdropped);
  if missing is not null then
    raise exception '% has no column %', watched, missing using errcode = '42703';
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION :schema.check_operation(operation text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if lower(operation) in ('insert', 'update', 'delete') then return; end if;
  raise exception 'operation is insert, update or delete, not "%"', operation using errcode = '22023';
end
$function$
;

CREATE OR REPLACE FUNCTION :schema.columns_in(templates text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select m[1] from regexp_matches(templates, '\{([^{}]*)\}', 'g') m
$function$
;

CREATE OR REPLACE FUNCTION :schema.cut(field jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case
    when octet_length(field::text) <= 200000 then field
    when jsonb_typeof(field) = 'object' then jsonb_build_object('cut', left(field::text, 20000))
    else to_jsonb(left(field #>> '{}', 20000)) end
$function$
;

CREATE OR REPLACE FUNCTION :schema.enqueue_event(event jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into :schema.pending_event (person, event, created_at)
  -- A longer name is refused by the worker, and would not fit into the index.
  select left(coalesce(event ->> 'actor', event ->> 'owner', ''), 200), jsonb_object_agg(field.key, :schema.cut(field.value)),
    clock_timestamp()
  from jsonb_each(event) as field where field.value <> 'null';
  perform pg_notify('laurel', '');
end
$function$
;

CREATE OR REPLACE FUNCTION :schema.fill(template text, content jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when template <> '' and bool_and(m[2] is null or content ->> m[2] is not null)
    then string_agg(concat(m[1], content ->> m[2]), '' order by place) end
  from regexp_matches(template, '([^{}]*)(?:\{([^{}]*)\})?', 'g') with ordinality as t(m, place)
$function$
;

CREATE OR REPLACE FUNCTION :schema.record_event(type text, actor text DEFAULT NULL::text, owner text DEFAULT NULL::text, target text DEFAULT NULL::text, value double precision DEFAULT NULL::double precision, at timestamp with time zone DEFAULT NULL::timestamp with time zone, zone text DEFAULT NULL::text, data jsonb DEFAULT NULL::jsonb, id text DEFAULT NULL::text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  event_id text := coalesce(id, 'sql:' || gen_random_uuid());
begin
  perform :schema.enqueue_event(
    jsonb_build_object('id', event_id, 'type', type, 'actor', actor, 'owner', owner, 'target', target, 'value', value,
      'at', at, 'zone', zone, 'data', data));
  return event_id;
end
$function$
;

CREATE OR REPLACE FUNCTION :schema.unwatch_table(watched regclass, type text DEFAULT NULL::text, operation text DEFAULT NULL::text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  watch record;
  removed integer := 0;
begin
  if operation is not null then perform :schema.check_operation(operation); end if;
  for watch in
    select t.tgname as name from pg_trigger t
    where t.tgrelid = watched and t.tgfoid = ':schema.watched_row()'::regprocedure and t.tgparentid = 0
      -- Its first argument is the type, and ends with a zero.
      and (type is null or type =
        convert_from(substring(t.tgargs for position('\x00'::bytea in t.tgargs) - 1), getdatabaseencoding()))
      and (operation is null or 0 < t.tgtype & case lower(operation) when 'insert' then 4 when 'delete' then 8 else 16 end)
  loop
    execute format('drop trigger %I on %s', watch.name, watched);
    removed := removed + 1;
  end loop;
  return removed;
end
$function$
;

CREATE OR REPLACE FUNCTION :schema.watch_name(operation text, type text)
 RETURNS name
 LANGUAGE sql
 STABLE
AS $function$
  select case when octet_length(whole) < 64 then whole else left(whole, 7) || ' ' || md5(whole) end::name
  from (
    select format('%s %s:%s', n.nspname, lower(operation), type) as whole
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.oid = ':schema.watched_row()'::regprocedure
  ) named
$function$
;

CREATE OR REPLACE FUNCTION :schema.watch_table(watched regclass, type text, actor text DEFAULT NULL::text, owner text DEFAULT NULL::text, target text DEFAULT NULL::text, value text DEFAULT NULL::text, at text DEFAULT NULL::text, zone text DEFAULT NULL::text, data text[] DEFAULT NULL::text[], id text DEFAULT NULL::text, operation text DEFAULT 'insert'::text, only_when text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  condition text := case when only_when is null then '' else format('when (%s)', only_when) end;
begin
  perform :schema.check_operation(operation);
  if coalesce(type, '') = '' then raise exception 'an event has a type' using errcode = '22023'; end if;
  if actor is null and owner is null then
    raise exception 'an event needs an actor or an owner, such as actor => ''{user_id}''' using errcode = '22023';
  end if;
  perform :schema.check_columns(watched, concat_ws(' ', actor, owner, target, value, at, zone, id), data);
  execute format(
    'create or replace trigger %I after %s on %s for each row %s execute function :schema.watched_row(%L, %L, %L, %L, %L, %L, %L, %L, %L)',
    :schema.watch_name(operation, type), operation, watched, condition,
    type, coalesce(actor, ''), coalesce(owner, ''), coalesce(target, ''), coalesce(value, ''), coalesce(at, ''),
    coalesce(zone, ''), coalesce(id, ''), coalesce(array_to_json(data)::text, ''));
end
$function$
;

CREATE OR REPLACE FUNCTION :schema.watched_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  changed record := case when tg_op = 'DELETE' then old else new end;
  content jsonb;
  actor text;
  owner text;
  number text;
begin
  begin
    content := to_jsonb(changed);
  exception when others then
    -- Some column is no jsonb, being too large or json with a zero in it, which concerns only who named it.
    execute (
      select format('select jsonb_build_object(%s)', string_agg(format('%L, ($1).%1$I', a.attname), ', '))
      from pg_attribute a
      where a.attrelid = tg_relid and a.attnum > 0 and not a.attisdropped
        and (a.attname in (select :schema.columns_in(concat_ws(' ', variadic tg_argv[1:7]))) or tg_argv[8]::jsonb ? a.attname)
    ) into content using changed;
  end;
  actor := :schema.fill(tg_argv[1], content);
  owner := :schema.fill(tg_argv[2], content);
  number := :schema.fill(tg_argv[4], content);
  -- A column that was renamed or dropped is no empty one: what it leaves without a person is told, and refused where somebody sees it.
  if actor is null and owner is null and not exists (
    select from :schema.columns_in(tg_argv[1] || tg_argv[2]) as name where not content ? name) then return null; end if;
  perform :schema.enqueue_event(jsonb_build_object(
    'id', coalesce(:schema.fill(tg_argv[7], content), 'sql:' || gen_random_uuid()),
    'type', tg_argv[0], 'actor', actor, 'owner', owner, 'target', :schema.fill(tg_argv[3], content),
    -- What is no number is told as it is: refused by the worker it stands where somebody sees it.
    'value', case when length(number) < 1000 and number ~ '^-?\d+(\.\d+)?([eE][-+]?\d{1,3})?$' then to_jsonb(number::numeric) else to_jsonb(number) end,
    'at', :schema.fill(tg_argv[5], content), 'zone', :schema.fill(tg_argv[6], content),
    'data', case when tg_argv[8] <> '' then (
      select jsonb_object_agg(name, content -> name) from jsonb_array_elements_text(tg_argv[8]::jsonb) as name) end));
  return null;
end
$function$
;
