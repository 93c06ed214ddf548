-- expand: keeps which processes were seen and what of the database each can live with; the previous version says nothing, which counts as knowing no contract step.
-- lock:   access exclusive on release.instance, brief (a few rows).
-- time:   under 1 s.
set local lock_timeout = '2s';
alter table release.instance add column schema_max text not null default '' check (length(schema_max) <= 120);
comment on column release.instance.schema_max is 'Newest contract step that the process knows; empty: it knows none. Steps that only add are always accepted.';

create table release.process_seen (
  version    text        not null check (length(version) between 1 and 60),
  schema_max text        not null default '' check (length(schema_max) <= 120),
  seen_at    timestamptz not null,
  primary key (version, schema_max)
);
comment on table release.process_seen is 'When a process of a version was last seen on this database, kept after it stopped: a contract step waits for those that do not know it.';
call kernel.internal('release.process_seen');

-- Written here and not by the processes: those of earlier versions announce themselves and know nothing of this table.
create function release.note_process_seen() returns trigger language plpgsql as $$
begin
  insert into release.process_seen (version, schema_max, seen_at) values (new.version, new.schema_max, new.seen_at)
      on conflict (version, schema_max) do update set seen_at = greatest(process_seen.seen_at, excluded.seen_at);
  return new;
end $$;
create trigger note_process_seen after insert or update on release.instance for each row execute function release.note_process_seen();

insert into release.process_seen (version, seen_at) select version, max(seen_at) from release.instance group by version;
