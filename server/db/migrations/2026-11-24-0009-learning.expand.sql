-- expand: adds packages, blended paths and run-time data.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema learning;
grant usage on schema learning to formapro_app;

create table learning.package (
  id          uuid        primary key,
  title       text        not null check (length(title) between 1 and 200),
  created_at  timestamptz not null,
  archived_at timestamptz
);
call kernel.shared('learning.package');

create table learning.package_version (
  id           uuid        primary key,
  package_id   uuid        not null references learning.package (id),
  number       int         not null check (number > 0),
  state        text        not null check (state in ('preview', 'published', 'retired')),
  file_id      uuid        not null references kernel.file (id),
  edition      text        not null check (edition in ('1.2', '2004 2nd', '2004 3rd', '2004 4th')),
  description  jsonb       not null,
  report       jsonb       not null,
  file_map     jsonb       not null,
  size_bytes   bigint      not null,
  created_at   timestamptz not null,
  created_by   uuid,
  published_at timestamptz check ((state = 'preview') = (published_at is null)),
  unique (package_id, number)
);
comment on column learning.package_version.file_map is 'Path in the package to stored name, size, media type and SHA-256; files are stored under random names.';
comment on column learning.package_version.report is 'What the import dropped, repaired or warns about.';
create unique index package_version_one_published on learning.package_version (package_id) where state = 'published';
call kernel.shared('learning.package_version');

create table learning.path (
  program_version_id uuid        primary key references catalogue.program_version (id),
  revision           int         not null check (revision > 0),
  updated_at         timestamptz not null
);
comment on table learning.path is 'A version without a path of its own follows the one of the version before it.';
call kernel.shared('learning.path');

create table learning.path_step (
  id                 uuid    primary key,
  program_version_id uuid    not null references learning.path (program_version_id),
  position           int     not null check (position > 0),
  kind               text    not null check (kind in ('package', 'onSite', 'virtualClass', 'quiz', 'document')),
  title              text    not null check (length(title) between 1 and 200),
  planned_mn         int     not null check (planned_mn between 0 and 6000),
  package_version_id uuid    references learning.package_version (id),
  quiz_id            uuid    references assessment.quiz (id),
  file_id            uuid    references kernel.file (id),
  unlock             text    not null default 'free' check (unlock in ('free', 'after-previous', 'after-step', 'after-first-slot')),
  unlock_step_id     uuid    references learning.path_step (id) deferrable initially deferred,
  unique (program_version_id, position) deferrable initially deferred,
  check ((kind = 'package') = (package_version_id is not null)),
  check ((kind = 'quiz') = (quiz_id is not null)),
  check ((kind = 'document') = (file_id is not null)),
  check ((unlock = 'after-step') = (unlock_step_id is not null))
);
comment on column learning.path_step.planned_mn is 'Estimated minutes: what a completed remote activity counts for, whatever the real time (D.6313-3-1).';
call kernel.shared('learning.path_step');

create table learning.step_progress (
  enrolment_id uuid        not null references enrolment.enrolment (id),
  step_id      uuid        not null references learning.path_step (id),
  learner_id   uuid        not null,
  company_id   uuid,
  state        text        not null check (state in ('opened', 'completed')),
  opened_at    timestamptz not null,
  completed_at timestamptz check ((state = 'completed') = (completed_at is not null)),
  score_bp     int         check (score_bp between 0 and 10000),
  passed       boolean,
  real_seconds int         not null default 0 check (real_seconds >= 0),
  progress_bp  int         not null default 0 check (progress_bp between 0 and 10000),
  bookmark     text        not null default '',
  evidence     text        not null default '',
  primary key (enrolment_id, step_id)
);
comment on table learning.step_progress is 'Where an enrolment stands on one remote step of its path. Half-days are read from attendance.';
create index step_progress_learner on learning.step_progress (learner_id);
create index step_progress_company on learning.step_progress (company_id) where company_id is not null;
call kernel.wall('learning.step_progress', 'company_id', 'learner_id');

create table learning.registration (
  id                 uuid        primary key,
  enrolment_id       uuid        not null references enrolment.enrolment (id),
  step_id            uuid        not null references learning.path_step (id),
  learner_id         uuid        not null,
  company_id         uuid,
  package_version_id uuid        not null references learning.package_version (id),
  created_at         timestamptz not null,
  current_item       text        not null default '',
  unique (enrolment_id, step_id)
);
comment on table learning.registration is 'One enrolment in one package of its path, kept on the version it started with.';
call kernel.wall('learning.registration', 'company_id', 'learner_id');

create table learning.launch (
  id              uuid        primary key,
  registration_id uuid        not null references learning.registration (id),
  number          int         not null check (number > 0),
  learner_id      uuid        not null,
  company_id      uuid,
  token_hash      bytea       not null unique,
  active_seconds  int         not null default 0 check (active_seconds >= 0),
  started_at      timestamptz not null,
  opened_at       timestamptz,
  expires_at      timestamptz not null,
  last_seen_at    timestamptz not null,
  closed_at       timestamptz,
  close_reason    text        check (close_reason in ('finished', 'left', 'silence', 'replaced')),
  user_agent      text        not null default '',
  unique (registration_id, number)
);
comment on column learning.launch.number is 'First part of the order of commits: what a later opening kept is never undone by an earlier one.';
comment on column learning.launch.opened_at is 'When its page read the kept states: from then on an earlier opening can write nothing.';
comment on column learning.launch.active_seconds is 'Time in front of the screen that the page counted, never more than what went by.';
create unique index launch_one_open on learning.launch (registration_id) where closed_at is null;
comment on table learning.launch is 'One opening of the player. The token opens nothing but this registration.';
create index launch_open on learning.launch (last_seen_at) where closed_at is null;
call kernel.wall('learning.launch', 'company_id', 'learner_id');

create table learning.sco_state (
  registration_id  uuid        not null references learning.registration (id),
  item_id          text        not null check (length(item_id) <= 4000),
  learner_id       uuid        not null,
  company_id       uuid,
  sequence         bigint      not null check (sequence >= 0),
  last_commit_id   uuid        not null,
  cmi              json        not null,
  phase            text        not null check (phase in ('idle', 'running', 'ended')),
  completion       text        not null check (completion in ('not-attempted', 'unknown', 'incomplete', 'completed')),
  success          text        not null check (success in ('unknown', 'passed', 'failed')),
  score_bp         int,
  progress_bp      int         not null default 0 check (progress_bp between 0 and 10000),
  total_hundredths bigint      not null default 0 check (total_hundredths >= 0),
  updated_at       timestamptz not null,
  primary key (registration_id, item_id)
);
comment on table learning.sco_state is 'Run-time data of one item: the last commit in order wins, a commit is applied once.';
comment on column learning.sco_state.cmi is 'json and not jsonb: content writes characters that jsonb refuses (U+0000), and nothing it writes may be lost.';
comment on column learning.sco_state.sequence is 'Number of the opening times a million, plus the number of the commit within it.';
alter table learning.sco_state set (fillfactor = 70);
call kernel.wall('learning.sco_state', null, 'learner_id');
