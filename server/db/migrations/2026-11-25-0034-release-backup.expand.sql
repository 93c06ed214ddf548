-- expand: adds the record of backups and of restore drills, which no earlier code reads.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.backup (
  id              uuid        primary key,
  made_at         timestamptz not null,
  folder          text        not null,
  product_version text        not null,
  size_bytes      bigint      not null check (size_bytes > 0),
  row_count       bigint      not null check (row_count >= 0),
  file_count      int         not null check (file_count >= 0),
  missing_files   int         not null check (missing_files >= 0)
);
comment on table release.backup is 'One line per backup made; the backup itself is a folder outside the database. Append-only.';
comment on column release.backup.missing_files is 'Files that a row named and that were removed while the backup ran.';
create index backup_recent on release.backup (made_at desc);
call kernel.internal('release.backup');
call kernel.append_only('release.backup');

create table release.restore_drill (
  id          uuid        primary key,
  backup_id   uuid        not null,
  backup_at   timestamptz not null,
  started_at  timestamptz not null,
  duration_ms int         not null check (duration_ms >= 0),
  row_count   bigint      not null check (row_count >= 0),
  file_count  int         not null check (file_count >= 0),
  sealed      int         not null check (sealed >= 0),
  faults      text[]      not null default '{}'
);
comment on table release.restore_drill is 'One line per restore of a backup into an empty place. It passed when it has no fault. Append-only.';
comment on column release.restore_drill.sealed is 'Lines of the journal that were verified.';
create index restore_drill_recent on release.restore_drill (started_at desc);
call kernel.internal('release.restore_drill');
call kernel.append_only('release.restore_drill');
