-- expand: adds the problems that people report and what became of them, which no earlier code reads.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.problem_report (
  id          uuid        primary key,
  number      int         not null unique check (number > 0),
  person_id   uuid        not null references identity.person (id),
  role        text        not null check (length(role) between 1 and 40),
  version     text        not null check (length(version) between 1 and 60),
  page        text        not null default '' check (length(page) <= 200),
  text        text        not null check (length(text) between 10 and 2000),
  reported_at timestamptz not null
);
comment on table release.problem_report is 'What somebody says does not work, with the version that answered them. What became of it is in its events. Append-only.';
create index problem_report_person on release.problem_report (person_id, reported_at);
call kernel.internal('release.problem_report');
call kernel.append_only('release.problem_report');

create table release.problem_event (
  report_id uuid        not null references release.problem_report (id),
  number    int         not null check (number > 0),
  kind      text        not null check (kind in ('answered', 'closed')),
  text      text        not null default '' check (length(text) <= 2000),
  at        timestamptz not null,
  by_id     uuid        not null references identity.person (id),
  constraint one_problem_event_at_a_time primary key (report_id, number)
);
comment on table release.problem_event is 'An answer to whoever reported, or the end of a report. Append-only.';
call kernel.internal('release.problem_event');
call kernel.append_only('release.problem_event');
