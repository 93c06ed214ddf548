-- expand: adds quizzes and attempts.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema assessment;
grant usage on schema assessment to formapro_app;

create table assessment.quiz (
  id          uuid        primary key,
  title       text        not null check (length(title) between 1 and 200),
  created_at  timestamptz not null,
  archived_at timestamptz
);
call kernel.shared('assessment.quiz');

create table assessment.quiz_version (
  id           uuid        primary key,
  quiz_id      uuid        not null references assessment.quiz (id),
  number       int         not null check (number > 0),
  state        text        not null check (state in ('draft', 'published', 'retired')),
  questions    jsonb       not null,
  pass_mark_bp int         not null check (pass_mark_bp between 0 and 10000),
  max_attempts int         check (max_attempts > 0),
  shuffle      boolean     not null default false,
  revision     int         not null default 1 check (revision > 0),
  created_at   timestamptz not null,
  unique (quiz_id, number)
);
comment on column assessment.quiz_version.revision is 'Goes up at each change of the draft, so that nobody overwrites what they have not read.';
comment on column assessment.quiz_version.pass_mark_bp is 'Share of points needed to pass, in basis points (7000 = 70 %).';
create unique index quiz_version_one_published on assessment.quiz_version (quiz_id) where state = 'published';
create unique index quiz_version_one_draft on assessment.quiz_version (quiz_id) where state = 'draft';
-- Right answers stand in here: learners never read this table, the paper of an attempt is made for them.
call kernel.internal('assessment.quiz_version');

create table assessment.attempt (
  id              uuid        primary key,
  quiz_version_id uuid        not null references assessment.quiz_version (id),
  enrolment_id    uuid        not null references enrolment.enrolment (id),
  learner_id      uuid        not null,
  company_id      uuid,
  step_id         uuid        not null,
  number          int         not null check (number > 0),
  seed            int         not null,
  paper           jsonb       not null,
  answers         jsonb       not null default '{}',
  started_at      timestamptz not null,
  saved_at        timestamptz,
  submitted_at    timestamptz,
  points          int,
  max_points      int         not null check (max_points >= 0),
  percent_bp      int         check (percent_bp between 0 and 10000),
  passed          boolean     check ((passed is null) = (submitted_at is null)),
  result          jsonb,
  unique (enrolment_id, step_id, number)
);
comment on column assessment.attempt.paper is 'Questions as shown, without right answers, in the order drawn by the seed.';
comment on column assessment.attempt.points is 'Hundredths of a point, so that halves and thirds stay whole numbers.';
create index attempt_of_version on assessment.attempt (quiz_version_id);
create unique index attempt_one_open on assessment.attempt (enrolment_id, step_id) where submitted_at is null;
call kernel.wall('assessment.attempt', null, 'learner_id');
