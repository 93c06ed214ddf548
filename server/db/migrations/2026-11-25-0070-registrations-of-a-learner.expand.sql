-- expand: finds the courses of one learner; the previous version does not need it.
-- lock:   share on learning.registration while the index is built: commits of places wait, about 1 s for a million rows.
-- time:   about 1 s for a million rows.
set local lock_timeout = '2s';
create index registration_learner on learning.registration (learner_id);
