-- expand: adds the planning and the budget of the deployment project, which no earlier code reads.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.plan_baseline (
  number  int         primary key check (number > 0),
  id      uuid        not null unique,
  reason  text        not null default '' check (length(reason) <= 500),
  made_at timestamptz not null,
  made_by uuid
);
comment on table release.plan_baseline is 'The planning as it was decided; the highest number is in force. A change is a new one. Append-only.';
call kernel.internal('release.plan_baseline');
call kernel.append_only('release.plan_baseline');

create table release.plan_stage (
  baseline     int  not null references release.plan_baseline (number),
  stage        int  not null check (stage between 1 and 30),
  title        text not null check (length(title) between 1 and 120),
  deliverables text not null check (length(deliverables) <= 300),
  starts_on    date not null,
  ends_on      date not null check (ends_on >= starts_on),
  weight       int  not null check (weight between 1 and 1000),
  primary key (baseline, stage)
);
comment on table release.plan_stage is 'A stage of the deployment plan in one baseline. Append-only.';
comment on column release.plan_stage.weight is 'Load in days of work: how much the stage counts in the progress of the whole.';
call kernel.internal('release.plan_stage');
call kernel.append_only('release.plan_stage');

create table release.stage_report (
  id           uuid        primary key,
  stage        int         not null,
  number       int         not null check (number > 0),
  reported_on  date        not null,
  done_percent int         not null check (done_percent between 0 and 100),
  starts_on    date        not null,
  ends_on      date        not null check (ends_on >= starts_on),
  cause        text        not null check (cause in ('none', 'content', 'people', 'technical', 'supplier', 'recette', 'decision', 'other')),
  comment      text        not null default '' check (length(comment) <= 500),
  is_closed    boolean     not null,
  reported_at  timestamptz not null,
  reported_by  uuid,
  check (not is_closed or done_percent = 100),
  constraint one_stage_report_at_a_time unique (stage, number)
);
comment on table release.stage_report is 'Where a stage stood on a day: done, real or expected dates, cause of a delay. The last one counts. Append-only.';
call kernel.internal('release.stage_report');
call kernel.append_only('release.stage_report');

create table release.budget_line (
  id              uuid        primary key,
  rank            bigint      generated always as identity,
  title           text        not null check (length(title) between 1 and 120),
  initial_cents   bigint      not null check (initial_cents >= 0),
  planned_cents   bigint      not null check (planned_cents >= 0),
  committed_cents bigint      not null check (committed_cents >= 0),
  spent_cents     bigint      not null check (spent_cents >= 0),
  forecast_cents  bigint      not null check (forecast_cents >= committed_cents + spent_cents),
  revision        int         not null default 1 check (revision > 0),
  changed_at      timestamptz not null
);
comment on table release.budget_line is 'A line of the project''s budget. Committed is ordered and not yet spent; forecast is what it will have cost in the end.';
comment on column release.budget_line.initial_cents is 'What was planned when the line was made: it never changes.';
create unique index budget_line_title on release.budget_line (kernel.fold(title));
call kernel.internal('release.budget_line');
