-- expand: adds the report of a rollout and when each edge took a table; no earlier code reads them.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.table_taken (
  edge_id    text        not null check (length(edge_id) between 1 and 80),
  generation bigint      not null check (generation >= 0),
  taken_at   timestamptz not null,
  primary key (edge_id, generation)
);
comment on table release.table_taken is 'When an edge first said that it does a generation: measures how long a move or a rollback really took.';
call kernel.internal('release.table_taken');

create table release.rollout_report_counter (
  year int primary key,
  last int not null check (last > 0)
);
call kernel.internal('release.rollout_report_counter');

create table release.rollout_report (
  rollout_id   uuid        primary key references release.rollout (id),
  number       text        not null unique,
  facts        jsonb       not null,
  facts_sha256 text        not null check (facts_sha256 ~ '^[0-9a-f]{64}$'),
  verify_code  text        not null unique,
  file_id      uuid        not null references kernel.file (id),
  made_at      timestamptz not null
);
comment on table release.rollout_report is 'What a rollout was, written once it is over and never again.';
call kernel.internal('release.rollout_report');
call kernel.append_only('release.rollout_report');
