-- expand: adds half-day sheets, signatures and marks.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema attendance;
grant usage on schema attendance to formapro_app;

create table attendance.sheet (
  slot_id          uuid        primary key references sessions.session_slot (id),
  session_id       uuid        not null references sessions.session (id),
  state            text        not null check (state in ('OPEN', 'CLOSED', 'FINALIZED', 'AMENDED')),
  code_secret      bytea       not null,
  opened_at        timestamptz not null,
  opened_by        uuid,
  actual_starts_at timestamptz not null,
  actual_ends_at   timestamptz not null check (actual_ends_at > actual_starts_at),
  countersigned_at timestamptz,
  countersigned_by uuid,
  trainer_strokes  jsonb,
  version          int         not null default 1,
  sealed_sha256    text        check (sealed_sha256 ~ '^[0-9a-f]{64}$'),
  sealed           jsonb,
  check ((state in ('FINALIZED', 'AMENDED')) = (sealed_sha256 is not null))
);
comment on table attendance.sheet is 'A half-day as it is signed. A slot without a line here is PLANNED.';
comment on column attendance.sheet.sealed is 'What was countersigned, line by line; sealed_sha256 is its hash.';
create index sheet_session on attendance.sheet (session_id);
create index sheet_open on attendance.sheet (actual_ends_at) where state in ('OPEN', 'CLOSED');
call kernel.shared('attendance.sheet');

create table attendance.signature (
  id              uuid        primary key,
  slot_id         uuid        not null references attendance.sheet (slot_id),
  enrolment_id    uuid        not null references enrolment.enrolment (id),
  learner_id      uuid        not null,
  company_id      uuid,
  signed_at       timestamptz not null,
  method          text        not null check (method in ('drawn', 'typed')),
  via             text        not null check (via in ('own-device', 'trainer-device', 'link', 'demo')),
  strokes         jsonb,
  late_mn         int         not null default 0 check (late_mn >= 0),
  receipt         text        not null unique,
  evidence_sha256 text        not null check (evidence_sha256 ~ '^[0-9a-f]{64}$'),
  user_agent      text        not null default '',
  constraint one_signature_per_slot unique (slot_id, enrolment_id)
);
comment on table attendance.signature is 'One line per person and half-day. Append-only.';
create index signature_enrolment on attendance.signature (enrolment_id);
call kernel.wall('attendance.signature', 'company_id', 'learner_id');
call kernel.append_only('attendance.signature');

create table attendance.mark (
  id           bigint      generated always as identity primary key,
  slot_id      uuid        not null references attendance.sheet (slot_id),
  enrolment_id uuid        not null references enrolment.enrolment (id),
  learner_id   uuid        not null,
  company_id   uuid,
  at           timestamptz not null,
  by_person_id uuid,
  status       text        not null check (status in ('PRESENT', 'LATE', 'LEFT_EARLY', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'EXCUSED_BY_OF')),
  late_mn      int         not null default 0 check (late_mn >= 0),
  early_mn     int         not null default 0 check (early_mn >= 0),
  reason       text        not null default ''
);
comment on table attendance.mark is 'What the trainer decided about one person and half-day; the last line counts. Append-only.';
create index mark_latest on attendance.mark (slot_id, enrolment_id, id desc);
create index mark_enrolment on attendance.mark (enrolment_id);
call kernel.wall('attendance.mark', 'company_id', 'learner_id');
call kernel.append_only('attendance.mark');

create table attendance.presence (
  slot_id      uuid    not null references attendance.sheet (slot_id),
  enrolment_id uuid    not null references enrolment.enrolment (id),
  learner_id   uuid    not null,
  company_id   uuid,
  session_id   uuid    not null,
  status       text    not null check (status in ('PRESENT', 'LATE', 'LEFT_EARLY', 'SIGNATURE_MISSING', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'EXCUSED_BY_OF')),
  planned_mn   int     not null check (planned_mn >= 0),
  attended_mn  int     not null check (attended_mn between 0 and planned_mn),
  primary key (slot_id, enrolment_id)
);
comment on table attendance.presence is 'Minutes attended, written when the half-day is countersigned and sealed.';
create index presence_enrolment on attendance.presence (enrolment_id);
create index presence_session on attendance.presence (session_id);
create index presence_company on attendance.presence (company_id) where company_id is not null;
call kernel.wall('attendance.presence', 'company_id', 'learner_id');
