-- expand: keeps what an item held when a new attempt at it began; the previous version does not know the table.
-- lock:   none on what exists, but for the foreign key on learning.registration (share row exclusive, brief).
-- time:   instant.
set local lock_timeout = '2s';
create table learning.ended_attempt (
  registration_id  uuid        not null references learning.registration (id),
  item_id          text        not null check (length(item_id) <= 4000),
  attempt          int         not null check (attempt >= 1),
  learner_id       uuid        not null,
  company_id       uuid,
  sequence         bigint      not null check (sequence >= 0),
  cmi              json        not null,
  updated_at       timestamptz not null,
  primary key (registration_id, item_id, attempt)
);
comment on table learning.ended_attempt is 'Run-time data of an attempt at an item that a later attempt replaced, as its last commit left it.';
comment on column learning.ended_attempt.sequence is 'As in learning.sco_state: of two states of one attempt the highest stays.';
call kernel.wall('learning.ended_attempt', null, 'learner_id');
