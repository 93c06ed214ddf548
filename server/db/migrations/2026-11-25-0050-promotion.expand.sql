-- expand: adds builds and their promotions through the six environments; no earlier code reads it.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.artifact (
  id         uuid        primary key,
  version    text        not null check (version ~ '^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$'),
  digest     text        not null unique check (digest ~ '^sha256:[0-9a-f]{64}$'),
  revision   text        not null check (revision ~ '^[0-9a-f]{7,64}$'),
  size_bytes bigint      not null check (size_bytes > 0),
  file_count int         not null check (file_count > 0),
  built_at   timestamptz not null
);
comment on table release.artifact is 'A build: bytes that never change, known by their sum. What the recette tried and what is promoted is the same digest.';
comment on column release.artifact.revision is 'Commit of the sources it was made from.';
call kernel.internal('release.artifact');
-- Rows are locked by those who promote, so the right to update stays; nothing may use it.
create trigger append_only before update or delete on release.artifact for each row execute function kernel.refuse_change();

create table release.promotion (
  artifact_id uuid        not null references release.artifact (id),
  environment text        not null check (environment in ('dev', 'integration', 'test', 'recette', 'preprod', 'prod')),
  promoted_at timestamptz not null,
  promoted_by uuid,
  gates       jsonb       not null,
  primary key (artifact_id, environment)
);
comment on table release.promotion is 'A build entered an environment, with the answers of the gates at that instant. promoted_by null: its making, which puts it into DEV. Append-only.';
create index promotion_environment on release.promotion (environment, promoted_at desc);
call kernel.internal('release.promotion');
call kernel.append_only('release.promotion');

create table release.promotion_approval (
  artifact_id uuid        not null references release.artifact (id),
  environment text        not null check (environment in ('integration', 'test', 'recette', 'preprod', 'prod')),
  approved_by uuid        not null,
  approved_at timestamptz not null,
  primary key (artifact_id, environment, approved_by)
);
call kernel.internal('release.promotion_approval');
call kernel.append_only('release.promotion_approval');

create table release.gate_evidence (
  id          uuid        primary key,
  artifact_id uuid        not null references release.artifact (id),
  gate        text        not null check (gate in ('tests', 'migrations', 'communication', 'support')),
  outcome     text        not null check (outcome in ('pass', 'fail')),
  summary     text        not null check (length(summary) between 1 and 500),
  holds_until date        check (holds_until is not null or gate <> 'support'),
  noted_at    timestamptz not null,
  noted_by    uuid
);
comment on table release.gate_evidence is 'What was measured or done for a build; the last one of a gate counts. noted_by null: FormaPro measured it. Append-only.';
create index gate_evidence_artifact on release.gate_evidence (artifact_id, gate, noted_at desc);
call kernel.internal('release.gate_evidence');
call kernel.append_only('release.gate_evidence');

create table release.gate_waiver (
  id          uuid        primary key,
  artifact_id uuid        not null references release.artifact (id),
  environment text        not null check (environment in ('integration', 'test', 'recette', 'preprod', 'prod')),
  gate        text        not null check (gate in ('tests', 'recette', 'migrations', 'backup', 'rollback', 'load', 'skew', 'communication', 'support', 'freeze')),
  reason      text        not null check (length(reason) between 10 and 1000),
  expires_on  date        not null,
  asked_by    uuid        not null,
  asked_at    timestamptz not null,
  approved_by uuid        check (approved_by <> asked_by),
  approved_at timestamptz check ((approved_at is null) = (approved_by is null))
);
comment on table release.gate_waiver is 'A gate that two people accept not to be passed, for a reason and until a day. The approval of a person has none.';
create index gate_waiver_artifact on release.gate_waiver (artifact_id, environment, gate);
call kernel.internal('release.gate_waiver');
