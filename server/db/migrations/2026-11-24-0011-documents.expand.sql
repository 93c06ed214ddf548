-- expand: adds issued documents, their numbers and batches.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema documents;
grant usage on schema documents to formapro_app;

create table documents.counter (
  kind text not null,
  year int  not null,
  last int  not null check (last >= 0),
  primary key (kind, year)
);
comment on table documents.counter is 'Last number given per kind and year; raised in the transaction that issues, so there is no gap.';
call kernel.internal('documents.counter');

create table documents.document (
  id            uuid        primary key,
  kind          text        not null check (kind in ('certificateOfCompletion', 'attendanceSheet', 'remoteActivityRecord')),
  number        text        not null unique,
  version       int         not null default 1 check (version > 0),
  state         text        not null check (state in ('issued', 'superseded', 'revoked')),
  session_id    uuid        references sessions.session (id),
  enrolment_id  uuid        references enrolment.enrolment (id),
  learner_id    uuid,
  company_id    uuid,
  file_id       uuid        not null references kernel.file (id),
  data          jsonb       not null,
  data_sha256   text        not null check (data_sha256 ~ '^[0-9a-f]{64}$'),
  template      text        not null,
  verify_code   text        not null unique,
  minutes       int         check (minutes > 0),
  issued_at     timestamptz not null,
  issued_by     uuid,
  supersedes_id uuid        references documents.document (id),
  revoked_at    timestamptz check ((state = 'revoked') = (revoked_at is not null)),
  revoke_reason text
);
comment on table documents.document is 'A document as issued: bytes, data snapshot, template. A correction is a new version.';
create unique index document_one_certificate on documents.document (enrolment_id, kind) where state = 'issued' and enrolment_id is not null;
create unique index document_one_sheet on documents.document (session_id, kind) where state = 'issued' and enrolment_id is null;
create index document_session on documents.document (session_id, kind);
create index document_learner on documents.document (learner_id, issued_at desc);
create index document_company on documents.document (company_id, issued_at desc) where company_id is not null;
create index document_issued on documents.document (issued_at desc, id);
call kernel.wall('documents.document', 'company_id', 'learner_id');

create table documents.batch (
  id          uuid        primary key,
  kind        text        not null,
  session_id  uuid        not null references sessions.session (id),
  state       text        not null check (state in ('running', 'done', 'stopped')),
  total       int         not null check (total >= 0),
  done        int         not null default 0,
  refused     jsonb       not null default '[]',
  created_at  timestamptz not null,
  created_by  uuid        not null,
  finished_at timestamptz
);
create unique index batch_one_running on documents.batch (kind, session_id) where state = 'running';
call kernel.internal('documents.batch');
