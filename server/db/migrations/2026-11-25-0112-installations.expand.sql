-- expand: keeps which build each environment was put on, so that one may be put back; no earlier code reads it.
-- lock:   none, new table.
-- time:   under 1 s.
create table release.installation (
  id           uuid        primary key,
  artifact_id  uuid        not null references release.artifact (id),
  environment  text        not null check (environment in ('dev', 'integration', 'test', 'recette', 'preprod', 'prod')),
  installed_at timestamptz not null
);
comment on table release.installation is 'A build was put into an environment of this machine, for the first time or again. Append-only.';
create index installation_environment on release.installation (environment, installed_at desc);
call kernel.internal('release.installation');
call kernel.append_only('release.installation');
