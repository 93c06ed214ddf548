-- expand: adds what each learner acquired of the objectives of the program.
-- lock:   none, a new table.
-- time:   under 1 s.
create table assessment.outcome_record (
  id           uuid        primary key,
  enrolment_id uuid        not null references enrolment.enrolment (id),
  learner_id   uuid        not null,
  number       int         not null check (number > 0),
  outcomes     jsonb       not null,
  method       text        not null check (length(method) between 1 and 500),
  noted_at     timestamptz not null,
  noted_by     uuid        not null,
  constraint one_outcome_record_at_a_time unique (enrolment_id, number)
);
comment on table assessment.outcome_record is 'Whether a learner acquired each objective of the program, in its order: acquired, inProgress, notAcquired. The last one holds.';
call kernel.wall('assessment.outcome_record', null, 'learner_id');
call kernel.append_only('assessment.outcome_record');
