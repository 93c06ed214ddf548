-- expand: adds the cahier de recette: requirements, cases, campaigns, executions, anomalies, decisions.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.requirement (
  code  text primary key check (code ~ '^EX-[A-Z0-9]{2,8}-[0-9]{2,3}$'),
  title text not null check (length(title) between 1 and 200)
);
comment on table release.requirement is 'What the product must do, as the customer numbered it.';
call kernel.shared('release.requirement');

create table release.test_case (
  id      uuid primary key,
  code    text not null unique check (code ~ '^CR-[A-Z0-9]{2,8}-[0-9]{2,3}$'),
  version int  not null check (version > 0),
  rank    bigint generated always as identity
);
comment on table release.test_case is 'A case of the book; version is the one in force.';
comment on column release.test_case.rank is 'Order in which cases came: the domains of the book keep it.';
call kernel.shared('release.test_case');

create table release.test_case_version (
  case_id       uuid        not null references release.test_case (id),
  version       int         not null check (version > 0),
  domain        text        not null check (length(domain) between 1 and 80),
  title         text        not null check (length(title) between 1 and 300),
  actor         text        not null check (length(actor) between 1 and 120),
  preconditions text[]      not null,
  steps         text[]      not null check (cardinality(steps) between 1 and 40),
  expected      text        not null check (length(expected) between 1 and 2000),
  priority      text        not null check (priority in ('P1', 'P2', 'P3')),
  is_blocking   boolean     not null,
  indicators    int[]       not null,
  framework     text        not null,
  requirements  text[]      not null,
  is_automatable boolean    not null,
  automation    text        not null check (length(automation) <= 300),
  environment   text        not null check (environment in ('RECETTE', 'PRÉ-PROD')),
  created_at    timestamptz not null,
  primary key (case_id, version)
);
comment on table release.test_case_version is 'The text of a case. A change is a new version; campaigns keep the one they were opened with. Append-only.';
comment on column release.test_case_version.framework is 'Version of the Qualiopi framework that the indicator numbers belong to.';
call kernel.shared('release.test_case_version');
call kernel.append_only('release.test_case_version');

create table release.campaign (
  id          uuid        primary key,
  version     text        not null unique check (version ~ '^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$'),
  environment text        not null check (environment in ('RECETTE', 'PRÉ-PROD')),
  starts_on   date        not null,
  ends_on     date        not null check (ends_on >= starts_on),
  opened_at   timestamptz not null,
  opened_by   uuid
);
comment on table release.campaign is 'One recette per version to be released.';
call kernel.shared('release.campaign');

create table release.iteration (
  id          uuid        primary key,
  campaign_id uuid        not null references release.campaign (id),
  number      int         not null check (number > 0),
  digest      text        not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
  opened_at   timestamptz not null,
  opened_by   uuid,
  decided_at  timestamptz,
  unique (campaign_id, number),
  constraint one_iteration_per_digest unique (campaign_id, digest)
);
comment on table release.iteration is 'One build under test. Results count for its digest alone; decided_at closes it.';
call kernel.shared('release.iteration');

create table release.tester (
  campaign_id uuid not null references release.campaign (id),
  person_id   uuid not null,
  kind        text not null check (kind in ('trainer', 'staff', 'company')),
  primary key (campaign_id, person_id)
);
call kernel.internal('release.tester');

create table release.campaign_item (
  id          uuid primary key,
  campaign_id uuid not null references release.campaign (id),
  case_id     uuid not null,
  version     int  not null,
  position    int  not null,
  tester_id   uuid,
  unique (campaign_id, case_id),
  foreign key (case_id, version) references release.test_case_version (case_id, version)
);
comment on table release.campaign_item is 'A case as it was when the campaign opened, and who runs it.';
create index campaign_item_tester on release.campaign_item (tester_id) where tester_id is not null;
call kernel.internal('release.campaign_item');
-- A client company's tester reads the cases they were given, whoever else works in their company.
drop policy wall on release.campaign_item;
create policy wall on release.campaign_item as restrictive using (
  (select kernel.scope()) = 'internal'
  or ((select kernel.scope()) = 'company' and tester_id = (select kernel.person())));

create table release.execution (
  id           uuid        primary key,
  item_id      uuid        not null references release.campaign_item (id),
  iteration_id uuid        not null references release.iteration (id),
  number       int         not null check (number > 0),
  person_id    uuid        not null,
  is_automatic boolean     not null,
  outcome      text        not null check (outcome in ('ok', 'ko', 'blocked')),
  steps        text[]      not null,
  comment      text        not null check (length(comment) <= 4000),
  duration_s   int         not null check (duration_s between 0 and 86400),
  ended_at     timestamptz not null,
  constraint one_execution_at_a_time unique (iteration_id, item_id, number)
);
comment on table release.execution is 'What was seen, once. The last one of an iteration counts. Append-only.';
create index execution_item on release.execution (item_id, ended_at);
call kernel.internal('release.execution');
drop policy wall on release.execution;
create policy wall on release.execution as restrictive using (
  (select kernel.scope()) = 'internal'
  or ((select kernel.scope()) = 'company' and person_id = (select kernel.person())));
call kernel.append_only('release.execution');

create table release.screenshot (
  id           uuid        primary key,
  item_id      uuid        not null references release.campaign_item (id),
  file_id      uuid        not null references kernel.file (id),
  taken_by     uuid        not null,
  taken_at     timestamptz not null,
  execution_id uuid        references release.execution (id)
);
comment on column release.screenshot.execution_id is 'Set once, when the execution it illustrates is recorded.';
create index screenshot_execution on release.screenshot (execution_id);
call kernel.internal('release.screenshot');
drop policy wall on release.screenshot;
create policy wall on release.screenshot as restrictive using (
  (select kernel.scope()) = 'internal'
  or ((select kernel.scope()) = 'company' and taken_by = (select kernel.person())));

create table release.exclusion (
  id           uuid        primary key,
  item_id      uuid        not null references release.campaign_item (id),
  reason       text        not null check (length(reason) between 10 and 500),
  asked_by     uuid        not null,
  asked_at     timestamptz not null,
  approved_by  uuid        check (approved_by <> asked_by),
  approved_at  timestamptz check ((approved_at is null) = (approved_by is null)),
  withdrawn_by uuid,
  withdrawn_at timestamptz
);
comment on table release.exclusion is 'A case taken out of the count: a reason and two people.';
create unique index exclusion_one_live on release.exclusion (item_id) where withdrawn_at is null;
call kernel.internal('release.exclusion');

create table release.anomaly_counter (
  only_one boolean primary key default true check (only_one),
  last     int     not null
);
call kernel.internal('release.anomaly_counter');

create table release.anomaly (
  id           uuid        primary key,
  number       int         not null unique,
  campaign_id  uuid        not null references release.campaign (id),
  iteration_id uuid        not null references release.iteration (id),
  item_id      uuid        references release.campaign_item (id),
  execution_id uuid        references release.execution (id),
  title        text        not null check (length(title) between 3 and 200),
  severity     text        not null check (severity in ('blocking', 'major', 'minor')),
  state        text        not null check (state in ('open', 'inCorrection', 'toRetest', 'closed', 'rejected')),
  opened_at    timestamptz not null,
  opened_by    uuid        not null
);
comment on table release.anomaly is 'What does not work, from its discovery to the retest that closes it; iteration_id is where it was found.';
create index anomaly_campaign on release.anomaly (campaign_id, state);
create index anomaly_item on release.anomaly (item_id) where item_id is not null;
call kernel.internal('release.anomaly');
drop policy wall on release.anomaly;
create policy wall on release.anomaly as restrictive using (
  (select kernel.scope()) = 'internal'
  or ((select kernel.scope()) = 'company' and opened_by = (select kernel.person())));

create table release.anomaly_event (
  id           bigint      generated always as identity primary key,
  anomaly_id   uuid        not null references release.anomaly (id),
  iteration_id uuid        not null references release.iteration (id),
  at           timestamptz not null,
  person_id    uuid,
  state        text        not null,
  severity     text        not null,
  comment      text        not null check (length(comment) <= 2000)
);
comment on table release.anomaly_event is 'Each step of an anomaly. Append-only.';
create index anomaly_event_anomaly on release.anomaly_event (anomaly_id, id);
call kernel.internal('release.anomaly_event');
call kernel.append_only('release.anomaly_event');

create table release.criterion_waiver (
  id           uuid        primary key,
  iteration_id uuid        not null references release.iteration (id),
  criterion    text        not null check (criterion in ('share', 'blocking', 'p1')),
  reason       text        not null check (length(reason) between 10 and 1000),
  expires_on   date        not null,
  asked_by     uuid        not null,
  asked_at     timestamptz not null,
  approved_by  uuid        check (approved_by <> asked_by),
  approved_at  timestamptz check ((approved_at is null) = (approved_by is null)),
  constraint one_waiver_per_criterion unique (iteration_id, criterion)
);
comment on table release.criterion_waiver is 'A criterion that two people accept not to be met, for a reason and until a day.';
call kernel.internal('release.criterion_waiver');

create table release.report_counter (
  year int primary key,
  last int not null
);
call kernel.internal('release.report_counter');

create table release.report (
  id           uuid        primary key,
  iteration_id uuid        not null references release.iteration (id),
  verdict      text        not null check (verdict in ('go', 'goWithReserves', 'noGo')),
  reserves     jsonb       not null,
  comment      text        not null check (length(comment) <= 2000),
  facts        jsonb       not null,
  facts_sha256 text        not null check (facts_sha256 ~ '^[0-9a-f]{64}$'),
  prepared_by  uuid        not null,
  prepared_at  timestamptz not null,
  withdrawn_at timestamptz,
  number       text        unique,
  signed_at    timestamptz check ((signed_at is null) = (number is null)),
  verify_code  text        unique,
  file_id      uuid        references kernel.file (id)
);
comment on table release.report is 'A procès-verbal: prepared with the facts of the moment, in force once signed by the director and one more person.';
create unique index report_one_live on release.report (iteration_id) where withdrawn_at is null;
call kernel.internal('release.report');

create table release.report_signature (
  report_id uuid        not null references release.report (id),
  person_id uuid        not null,
  role      text        not null,
  signed_at timestamptz not null,
  primary key (report_id, person_id)
);
comment on table release.report_signature is 'One signature per person, whatever their roles. Append-only.';
call kernel.internal('release.report_signature');
call kernel.append_only('release.report_signature');
