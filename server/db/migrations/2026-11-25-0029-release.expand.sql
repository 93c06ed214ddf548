-- expand: opens the schema of the release module; its features add their tables in later steps.
-- lock:   none.
-- time:   under 1 s.
create schema release;
grant usage on schema release to formapro_app;
