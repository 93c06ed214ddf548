-- expand: adds what a rollout is made of; no earlier code reads it.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.instance (
  id              text        primary key check (length(id) between 1 and 80),
  version         text        not null check (length(version) between 1 and 60),
  app_address     text        not null check (length(app_address) between 3 and 120),
  content_address text        not null check (length(content_address) between 3 and 120),
  started_at      timestamptz not null,
  seen_at         timestamptz not null
);
comment on table release.instance is 'A process of the product that serves a version, as it said itself. Silent ones are not sent anybody.';
create index instance_version on release.instance (version, seen_at);
call kernel.internal('release.instance');

create table release.rollout (
  id                uuid        primary key,
  environment       text        not null default 'prod' check (environment ~ '^[a-z-]{2,20}$'),
  stable_version    text        not null,
  canary_version    text        not null check (canary_version <> stable_version),
  salt              text        not null,
  state             text        not null check (state in ('running', 'paused', 'rolled-back', 'completed')),
  step              int         not null check (step between 1 and 4),
  step_started_at   timestamptz not null,
  evidence_from     timestamptz not null,
  paused_at         timestamptz check ((paused_at is not null) = (state = 'paused')),
  paused_ms         bigint      not null default 0 check (paused_ms >= 0),
  started_at        timestamptz not null,
  ended_at          timestamptz check ((ended_at is not null) = (state in ('rolled-back', 'completed')))
);
comment on column release.rollout.salt is 'Orders companies for this release alone: another one starts with others.';
comment on column release.rollout.evidence_from is 'Measures count for the verdict from here: the start, or the last time a person resumed.';
create unique index one_active_rollout on release.rollout (environment) where state in ('running', 'paused');
call kernel.internal('release.rollout');

create table release.rollout_member (
  rollout_id   uuid not null references release.rollout (id),
  kind         text not null check (kind in ('role', 'company')),
  key          text not null,
  step         int  not null check (step between 1 and 4),
  reason       text not null check (reason in ('role', 'pilot', 'rank', 'everybody')),
  users        int  not null check (users >= 0),
  primary key (rollout_id, kind, key)
);
comment on table release.rollout_member is 'Who is on the canary and since which step, as it was counted that day.';
call kernel.internal('release.rollout_member');

create table release.rollout_step (
  rollout_id uuid        not null references release.rollout (id),
  number     int         not null check (number between 1 and 4),
  started_at timestamptz not null,
  ended_at   timestamptz,
  reached    jsonb       not null,
  primary key (rollout_id, number)
);
call kernel.internal('release.rollout_step');

create table release.waiver (
  rollout_id uuid        not null references release.rollout (id),
  step       int         not null,
  asked_by   uuid        not null,
  asked_at   timestamptz not null,
  reason     text        not null check (length(reason) between 5 and 500),
  granted_by uuid        check (granted_by <> asked_by),
  granted_at timestamptz check ((granted_at is null) = (granted_by is null)),
  primary key (rollout_id, step)
);
comment on table release.waiver is 'Leave to go on before the observation is over: two different people, or it is none.';
call kernel.internal('release.waiver');

create table release.frozen_company (
  company_id uuid        primary key,
  until_day  date        not null,
  reason     text        not null check (length(reason) between 1 and 300),
  set_at     timestamptz not null
);
comment on table release.frozen_company is 'Stays on stable up to and including this day: an examination, an audit, invoicing.';
call kernel.internal('release.frozen_company');

create table release.routing_table (
  generation   bigint      primary key check (generation > 0),
  rollout_id   uuid        not null references release.rollout (id),
  text         text        not null,
  checksum     text        not null check (checksum ~ '^[0-9a-f]{64}$'),
  signature    text        not null,
  published_at timestamptz not null
);
comment on table release.routing_table is 'What edges must do, as it was signed. Generations have no gap and never go back.';
call kernel.internal('release.routing_table');
call kernel.append_only('release.routing_table');

create table release.edge (
  id         text        primary key check (length(id) between 1 and 80),
  driver     text        not null check (driver in ('node', 'haproxy')),
  generation bigint      not null check (generation >= 0),
  checksum   text        not null,
  drifts     int         not null default 0,
  servers    jsonb       not null default '[]',
  seen_at    timestamptz not null
);
comment on table release.edge is 'What each edge says it really does.';
call kernel.internal('release.edge');

create table release.traffic_minute (
  minute    int  not null,
  version   text not null,
  requests  int  not null default 0,
  lost      int  not null default 0,
  misrouted int  not null default 0,
  primary key (minute, version)
);
comment on table release.traffic_minute is 'Requests that edges passed on, by version; minute counts from 1970.';
call kernel.internal('release.traffic_minute');

create table release.health_unit (
  version   text   not null,
  hour      int    not null,
  operation text   not null,
  user_key  text   not null,
  role      text   not null,
  failed    text[] not null default '{}',
  primary key (version, hour, operation, user_key)
);
comment on table release.health_unit is 'One user, one operation, one hour: fails at most once per signal. Kept two days; user_key is a keyed fingerprint.';
call kernel.internal('release.health_unit');

create table release.health_bucket (
  version   text not null,
  minute    int  not null,
  signal    text not null,
  role      text not null,
  operation text not null,
  units     int  not null default 0 check (units >= 0),
  failures  int  not null default 0 check (failures >= 0),
  primary key (version, minute, signal, role, operation)
);
comment on table release.health_bucket is 'Counts that verdicts are made from, and can be made from again.';
call kernel.internal('release.health_bucket');

create table release.grave_fact (
  id      uuid        primary key,
  version text        not null,
  kind    text        not null check (kind in ('lost-signature', 'duplicate-invoice', 'other-company-data', 'broken-trail')),
  detail  text        not null default '' check (length(detail) <= 500),
  at      timestamptz not null
);
comment on table release.grave_fact is 'One is enough to take a version back.';
call kernel.internal('release.grave_fact');
call kernel.append_only('release.grave_fact');

create table release.verdict (
  rollout_id uuid             not null references release.rollout (id),
  at         timestamptz      not null,
  step       int              not null,
  decision   text             not null check (decision in ('healthy', 'insufficient', 'pause', 'rollback')),
  because    text             not null,
  evidence   double precision not null,
  signals    jsonb            not null,
  primary key (rollout_id, at)
);
comment on table release.verdict is 'The last verdicts, one a minute; each can be made again from its buckets.';
call kernel.internal('release.verdict');

create table release.decision (
  rollout_id    uuid        not null references release.rollout (id),
  number        int         not null check (number > 0),
  kind          text        not null check (kind in ('start', 'advance', 'pause', 'resume', 'rollback', 'complete', 'ask-waiver', 'grant-waiver')),
  actor_id      uuid,
  reason        text        not null default '' check (length(reason) <= 500),
  facts         jsonb       not null,
  at            timestamptz not null,
  previous_hash text        not null,
  hash          text        not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (rollout_id, number)
);
comment on table release.decision is 'Who decided what and why, each line holding the hash of the one before; the hash is in the trail too. actor_id null: FormaPro itself.';
call kernel.internal('release.decision');
call kernel.append_only('release.decision');
