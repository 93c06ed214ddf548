-- expand: creates what every module stands on; the way back is to drop the new database.
-- lock:   none that matters, the schemas are new.
-- time:   under 1 s.
create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema kernel;
grant usage on schema kernel to formapro_app;

-- Who is asking, set once per transaction. An empty setting means nobody, and nobody sees nothing.
-- Scopes: internal (people and jobs of the training organisation), company (HR of one client company),
-- learner (one person), none.
create function kernel.scope() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('app.scope', true), ''), 'none');
create function kernel.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;
create function kernel.company() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.company', true), '')::uuid;

-- Lower case, without accents, for search and for comparing names as people do. Immutable so that it can be indexed.
create function kernel.fold(value text) returns text language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, value));

-- The wall between client companies: forced row security, closed when nobody is named.
-- `company` and `learner` are the columns that say whose row it is; null when the row has none.
create procedure kernel.wall(target regclass, company text, learner text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy wall on %s as restrictive using (
       (select kernel.scope()) = ''internal''
       or ((select kernel.scope()) = ''company'' and %s)
       or ((select kernel.scope()) = ''learner'' and %s))',
    target,
    case when company is null then 'false' else format('%I = (select kernel.company())', company) end,
    case when learner is null then 'false' else format('%I = (select kernel.person())', learner) end);
  execute format('create policy rows on %s using (true)', target);
  execute format('grant select, insert, update, delete on %s to formapro_app', target);
end $$;

-- A table that only the people of the training organisation and its jobs may reach.
create procedure kernel.internal(target regclass) language plpgsql as $$
begin
  call kernel.wall(target, null, null);
end $$;

-- A table that holds nobody's data (catalogue, rooms): every signed-in scope may read, rights are checked by routes.
create procedure kernel.shared(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy wall on %s as restrictive using ((select kernel.scope()) <> ''none'')', target);
  execute format('create policy rows on %s using (true)', target);
  execute format('grant select, insert, update, delete on %s to formapro_app', target);
end $$;

-- Proofs are never changed: corrections are new lines.
create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'APPEND_ONLY: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create procedure kernel.append_only(target regclass) language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on %s from formapro_app', target);
  execute format('create trigger append_only before update or delete on %s for each row execute function kernel.refuse_change()', target);
  execute format('create trigger append_only_whole before truncate on %s for each statement execute function kernel.refuse_change()', target);
end $$;

create table kernel.idempotency (
  key         text        not null check (length(key) between 1 and 255),
  actor       text        not null,
  route       text        not null,
  body_sha256 text        not null,
  status      int         not null,
  answer      jsonb,
  created_at  timestamptz not null default now(),
  primary key (actor, route, key)
);
comment on table kernel.idempotency is 'Same key, same answer: one line per accepted POST, kept 72 hours.';
create index idempotency_age on kernel.idempotency (created_at);
grant select, insert, delete on kernel.idempotency to formapro_app;

create unlogged table kernel.throttle (
  door       text        not null,
  subject    text        not null,
  window_at  timestamptz not null,
  hits       int         not null,
  primary key (door, subject, window_at)
);
comment on table kernel.throttle is 'Tries per door, subject (hashed) and window. Lost at a crash without harm: the count starts again.';
grant select, insert, update, delete on kernel.throttle to formapro_app;

create table kernel.file (
  id          uuid        primary key,
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes  bigint      not null check (size_bytes >= 0),
  media_type  text        not null,
  name        text        not null check (length(name) between 1 and 255),
  created_at  timestamptz not null,
  created_by  uuid
);
comment on table kernel.file is 'One line per stored file; the bytes live in the file store under the id.';
-- Reached only through the row of the module that owns the file, so it carries no wall of its own.
grant select, insert, delete on kernel.file to formapro_app;

create table kernel.setting (
  name       text        primary key,
  value      jsonb       not null,
  updated_at timestamptz not null default now()
);
comment on table kernel.setting is 'Small facts about this installation (schema accepted, demo created, anchors).';
grant select, insert, update, delete on kernel.setting to formapro_app;
