-- expand: adds where a learner stands among the activities of a 2004 course; the previous version does not read it.
-- lock:   access exclusive on learning.registration, brief (nullable columns, constant default).
-- time:   under 1 s at any size.
set local lock_timeout = '2s';
alter table learning.registration
  add column course       json,
  add column course_order bigint not null default 0 check (course_order >= 0);
comment on column learning.registration.course is 'State of the sequencing engine, written by the player; null until a course with rules is first followed.';
comment on column learning.registration.course_order is 'Order of the commit that brought it, as in learning.sco_state: the highest stays.';
