-- expand: adds enrolments and roster imports.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema enrolment;
grant usage on schema enrolment to formapro_app;

create table enrolment.enrolment (
  id          uuid        primary key,
  session_id  uuid        not null references sessions.session (id),
  learner_id  uuid        not null references people.learner (person_id),
  company_id  uuid        references people.client_company (id),
  status      text        not null check (status in ('PROSPECTIVE', 'REGISTERED', 'CONFIRMED', 'CONVOKED', 'POSITIONED',
                                                     'IN_TRAINING', 'COMPLETED', 'DROPPED_OUT', 'NO_SHOW', 'CANCELLED', 'REPLACED')),
  source      text        not null check (source in ('office', 'roster', 'portal', 'demo')),
  note        text        not null default '',
  created_at  timestamptz not null,
  created_by  uuid,
  unique (session_id, learner_id),
  unique (id, learner_id, session_id)
);
comment on table enrolment.enrolment is 'A learner in a session. company_id is the employer at that time: a later employer never sees it.';
create index enrolment_learner on enrolment.enrolment (learner_id, created_at desc);
create index enrolment_company on enrolment.enrolment (company_id, created_at desc);
call kernel.wall('enrolment.enrolment', 'company_id', 'learner_id');

create table enrolment.roster_import (
  id          uuid        primary key,
  session_id  uuid        not null references sessions.session (id),
  file_id     uuid        not null references kernel.file (id),
  reading     jsonb       not null,
  mapping     jsonb       not null,
  state       text        not null check (state in ('read', 'enrolled', 'dropped')),
  enrolled    int         check (enrolled >= 0),
  created_at  timestamptz not null,
  created_by  uuid        not null
);
comment on table enrolment.roster_import is 'A client''s file as it was understood, before and after people were enrolled from it.';
call kernel.internal('enrolment.roster_import');
