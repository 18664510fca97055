/**
 * Events that are told now and recorded in a moment: by a statement or a trigger in the host's database, or because
 * recording them failed. Public are the functions `record_event`, `watch_table` and `unwatch_table`; the table is ours.
 */
export const pendingEvents = `
-- An older process goes on beside a migration that it does not know, unless that one says that it must not.
alter table :schema.migration add column breaking boolean not null default false;

create table :schema.pending_event (
  -- Whom it credits, or one of them; empty where it names nobody, which the worker will refuse.
  person text not null,
  id bigint generated always as identity,
  -- As it was told; without a time it happened when the row was written.
  event jsonb not null,
  announce boolean not null default true,
  any_age boolean not null default false,
  created_at timestamptz not null,
  attempts integer not null default 0,
  -- When to try again; null is at once.
  retry_at timestamptz,
  error text,
  -- What is no event is kept to be looked at, and not tried again before a worker starts.
  refused_at timestamptz,
  primary key (person, id)
);
create index pending_event_next on :schema.pending_event (id) where refused_at is null;

-- Tells Laurel of an event in the transaction that it happens in, and returns its id.
create function :schema.record_event(
  type text, actor text default null, owner text default null, target text default null,
  value double precision default null, at timestamptz default null, zone text default null, data jsonb default null,
  id text default null
) returns text language plpgsql as $$
declare
  event_id text := coalesce(id, 'sql:' || gen_random_uuid());
begin
  perform :schema.enqueue_event(
    jsonb_build_object('id', event_id, 'type', type, 'actor', actor, 'owner', owner, 'target', target, 'value', value,
      'at', at, 'zone', zone, 'data', data));
  return event_id;
end
$$;

-- What is many times longer than any field may be need fill neither the table nor the worker, which refuses it all the same.
create function :schema.cut(field jsonb) returns jsonb language sql immutable as $$
  select case
    when octet_length(field::text) <= 200000 then field
    when jsonb_typeof(field) = 'object' then jsonb_build_object('cut', left(field::text, 20000))
    else to_jsonb(left(field #>> '{}', 20000)) end
$$;

-- Stores one event for the worker; a field that is null is one that is not there.
create function :schema.enqueue_event(event jsonb) returns void language plpgsql as $$
begin
  insert into :schema.pending_event (person, event, created_at)
  -- A longer name is refused by the worker, and would not fit into the index.
  select left(coalesce(event ->> 'actor', event ->> 'owner', ''), 200), jsonb_object_agg(field.key, :schema.cut(field.value)),
    clock_timestamp()
  from jsonb_each(event) as field where field.value <> 'null';
  perform pg_notify('laurel', '');
end
$$;

-- A text with the row's values in the place of {column}; null where it is empty, or one of them is.
create function :schema.fill(template text, content jsonb) returns text language sql immutable as $$
  select case when template <> '' and bool_and(m[2] is null or content ->> m[2] is not null)
    then string_agg(concat(m[1], content ->> m[2]), '' order by place) end
  from regexp_matches(template, '([^{}]*)(?:\\{([^{}]*)\\})?', 'g') with ordinality as t(m, place)
$$;

-- The columns that templates name, each in its braces.
create function :schema.columns_in(templates text) returns setof text language sql immutable as $$
  select m[1] from regexp_matches(templates, '\\{([^{}]*)\\}', 'g') m
$$;

-- The trigger of watched tables. Whoever may write to the table need not be allowed to write to ours.
create function :schema.watched_row() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
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
    'value', case when length(number) < 1000 and number ~ '^-?\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?$' then to_jsonb(number::numeric) else to_jsonb(number) end,
    'at', :schema.fill(tg_argv[5], content), 'zone', :schema.fill(tg_argv[6], content),
    'data', case when tg_argv[8] <> '' then (
      select jsonb_object_agg(name, content -> name) from jsonb_array_elements_text(tg_argv[8]::jsonb) as name) end));
  return null;
end
$$;
-- Its owner's rights are lent to nobody who could call it for a table of their own.
revoke all on function :schema.watched_row() from public;

-- From now on each row that is inserted into a table, or changed or deleted in it, tells of an event. Texts may name
-- columns: 'project:{id}'. Where a column is empty the whole text is; a row that names nobody tells nothing.
create function :schema.watch_table(
  watched regclass, type text, actor text default null, owner text default null, target text default null,
  value text default null, at text default null, zone text default null, data text[] default null,
  id text default null, operation text default 'insert', only_when text default null
) returns void language plpgsql as $$
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
$$;

-- Ends what watch_table began, for one type of event or one operation where they are named, and returns how many that were.
create function :schema.unwatch_table(
  watched regclass, type text default null, operation text default null
) returns integer language plpgsql as $$
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
        convert_from(substring(t.tgargs for position('\\x00'::bytea in t.tgargs) - 1), getdatabaseencoding()))
      and (operation is null or 0 < t.tgtype & case lower(operation) when 'insert' then 4 when 'delete' then 8 else 16 end)
  loop
    execute format('drop trigger %I on %s', watch.name, watched);
    removed := removed + 1;
  end loop;
  return removed;
end
$$;

-- What the trigger of a watched table is called: another community may watch the same table. A name has 63 bytes.
create function :schema.watch_name(operation text, type text) returns name language sql stable as $$
  select case when octet_length(whole) < 64 then whole else left(whole, 7) || ' ' || md5(whole) end::name
  from (
    select format('%s %s:%s', n.nspname, lower(operation), type) as whole
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.oid = ':schema.watched_row()'::regprocedure
  ) named
$$;

create function :schema.check_operation(operation text) returns void language plpgsql as $$
begin
  if lower(operation) in ('insert', 'update', 'delete') then return; end if;
  raise exception 'operation is insert, update or delete, not "%"', operation using errcode = '22023';
end
$$;

-- Names what a template asks for and a table does not have.
create function :schema.check_columns(watched regclass, templates text, columns text[]) returns void language plpgsql as $$
declare
  missing text;
begin
  if regexp_replace(templates, '\\{[^{}]*\\}', '', 'g') ~ '[{}]' then
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
$$;
`
