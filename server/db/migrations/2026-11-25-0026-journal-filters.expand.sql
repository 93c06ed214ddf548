-- expand: the journal is found by action and by who acted.
-- lock:   writers of the journal wait while the two indexes are built.
-- time:   about 2 s for a million lines.
create index line_action on trail.line (action, id);
create index line_actor on trail.line (actor_id, id);
