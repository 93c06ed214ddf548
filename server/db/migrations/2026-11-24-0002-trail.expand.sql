-- expand: adds the journal, which no earlier code reads.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema trail;
grant usage on schema trail to formapro_app;

create table trail.line (
  id            bigint      generated always as identity primary key,
  at            timestamptz not null,
  action        text        not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  actor_kind    text        not null check (actor_kind in ('person', 'system', 'anonymous')),
  actor_id      uuid,
  actor_role    text,
  subject_kind  text        not null,
  subject_id    uuid        not null,
  links         text[]      not null default '{}',
  facts         jsonb       not null default '{}',
  personal      jsonb,
  personal_salt text,
  personal_hash text        check ((personal_salt is null) = (personal_hash is null)),
  request_id    text
);
comment on table trail.line is 'Append-only journal, one line per business write, in the same transaction.';
comment on column trail.line.links is 'What the line concerns, as kind:uuid (session, person, company, enrolment…), to find it again.';
comment on column trail.line.facts is 'Facts without personal data: they enter the hash chain.';
comment on column trail.line.personal is 'Facts about a person, erasable: only their salted hash enters the chain.';
create index line_subject on trail.line (subject_kind, subject_id, id);
create index line_links on trail.line using gin (links);
create index line_at on trail.line (at);
grant select, insert on trail.line to formapro_app;
-- The one change allowed is the erasure of personal facts (RGPD), which leaves the chain valid.
create function trail.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.personal is null
     and row(new.id, new.at, new.action, new.actor_kind, new.actor_id, new.actor_role, new.subject_kind, new.subject_id,
             new.links, new.facts, new.personal_salt, new.personal_hash, new.request_id)
         is not distinct from
         row(old.id, old.at, old.action, old.actor_kind, old.actor_id, old.actor_role, old.subject_kind, old.subject_id,
             old.links, old.facts, old.personal_salt, old.personal_hash, old.request_id) then
    return new;
  end if;
  raise exception 'APPEND_ONLY: % on trail.line', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on trail.line for each row execute function trail.refuse_change();
create trigger append_only_whole before truncate on trail.line for each statement execute function kernel.refuse_change();
-- The wall: a client company and a learner read only the lines that name them.
alter table trail.line enable row level security;
alter table trail.line force row level security;
create policy wall on trail.line as restrictive for select using (
  (select kernel.scope()) = 'internal'
  or ((select kernel.scope()) = 'company' and links @> array['company:' || (select kernel.company())::text])
  or ((select kernel.scope()) = 'learner' and links @> array['person:' || (select kernel.person())::text]));
create policy rows on trail.line for select using (true);
create policy append on trail.line for insert with check (true);
create policy erase on trail.line for update using ((select kernel.scope()) = 'internal');

create table trail.seal (
  seq       bigint      primary key check (seq > 0),
  line_id   bigint      not null unique,
  hash      text        not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null
);
comment on table trail.seal is 'The hash chain: hash(seq) covers hash(seq - 1) and the line. seq has no gap.';
grant select, insert on trail.seal to formapro_app;
call kernel.append_only('trail.seal');

create table trail.anchor (
  seq        bigint      not null references trail.seal (seq),
  kind       text        not null check (kind in ('signed-file', 'rfc3161')),
  hash       text        not null,
  proof      text        not null,
  anchored_at timestamptz not null,
  primary key (seq, kind)
);
comment on table trail.anchor is 'Heads of the chain that were anchored outside the database; the outside copy is the one that counts.';
grant select, insert on trail.anchor to formapro_app;
call kernel.append_only('trail.anchor');
