-- expand: adds the communication plan of the project, its mails and its support windows, which no earlier code reads.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.communication_action (
  id         uuid        primary key,
  audience   text        not null check (audience in ('team', 'trainers', 'staff', 'companies', 'public')),
  channel    text        not null check (channel in ('mail', 'meeting', 'training', 'webinar', 'guide', 'chat', 'site')),
  title      text        not null check (length(title) between 3 and 160),
  owner      text        not null default '' check (length(owner) <= 120),
  due_on     date        not null,
  subject    text        not null default '' check (length(subject) <= 160),
  message    text        not null default '' check (length(message) <= 4000),
  version    text        not null default '' check (length(version) <= 40),
  done_on    date,
  dropped_on date        check (dropped_on is null or done_on is null),
  revision   int         not null default 1 check (revision > 0),
  changed_at timestamptz not null
);
comment on table release.communication_action is 'Something to tell somebody about the deployment: to whom, by what, by whom, until when. A mail is done once it left.';
comment on column release.communication_action.version is 'Version that it announces: the evidence of its promotion to PROD. Empty: none in particular.';
create index communication_action_due on release.communication_action (due_on, id);
call kernel.internal('release.communication_action');

create table release.communication_sending (
  id           uuid        primary key,
  action_id    uuid        not null references release.communication_action (id),
  subject      text        not null,
  message      text        not null,
  decided_at   timestamptz not null,
  decided_by   uuid,
  leaves_at    timestamptz not null check (leaves_at >= decided_at),
  cancelled_at timestamptz,
  cancelled_by uuid
);
comment on table release.communication_sending is 'A batch of mails that somebody decided; until leaves_at it may be taken back whole.';
create index communication_sending_action on release.communication_sending (action_id, decided_at);
call kernel.internal('release.communication_sending');

create table release.communication_recipient (
  sending_id  uuid not null references release.communication_sending (id),
  email       text not null check (length(email) between 3 and 254),
  name        text not null check (length(name) <= 200),
  company_id  uuid,
  message_key text not null unique,
  primary key (sending_id, email)
);
comment on table release.communication_recipient is 'To whom a batch goes. What became of each mail is in the mail box, under its key. Append-only.';
call kernel.internal('release.communication_recipient');
call kernel.append_only('release.communication_recipient');

create table release.support_window (
  id         uuid        primary key,
  audience   text        not null check (audience in ('trainers', 'staff', 'companies')),
  from_day   date        not null,
  to_day     date        not null check (to_day >= from_day),
  opens_at   text        not null check (opens_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  closes_at  text        not null check (closes_at ~ '^([01]\d|2[0-3]):[0-5]\d$' and closes_at > opens_at),
  reached_by text        not null check (length(reached_by) between 3 and 200),
  revision   int         not null default 1 check (revision > 0),
  changed_at timestamptz not null
);
comment on table release.support_window is 'From Monday to Friday, from a day to a day, somebody answers an audience. Without anybody named it is no evidence.';
call kernel.internal('release.support_window');

create table release.support_person (
  window_id uuid not null references release.support_window (id),
  person_id uuid not null,
  primary key (window_id, person_id)
);
call kernel.internal('release.support_person');
