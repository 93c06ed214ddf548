-- expand: adds rooms, sessions and their half-days.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema sessions;
grant usage on schema sessions to formapro_app;

create table sessions.room (
  id          uuid primary key,
  name        text not null check (length(name) between 1 and 100),
  address     text not null default '',
  town        text not null default '',
  seats       int  not null check (seats > 0),
  archived_at timestamptz
);
call kernel.shared('sessions.room');

create table sessions.session (
  id                 uuid        primary key,
  code               text        not null unique check (code ~ '^SES-\d{4}-\d{4,6}$'),
  program_version_id uuid        not null references catalogue.program_version (id),
  title              text        not null check (length(title) between 1 and 200),
  delivery           text        not null check (delivery in ('openEnrolment', 'inCompany')),
  state              text        not null check (state in ('DRAFT', 'OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DELIVERED',
                                                           'CLOSED', 'POSTPONED', 'CANCELLED')),
  trainer_id         uuid        references people.trainer (person_id),
  room_id            uuid        references sessions.room (id),
  video_link         text        not null default '',
  starts_on          date        not null,
  ends_on            date        not null check (ends_on >= starts_on),
  seats_min          int         not null check (seats_min >= 1),
  seats_max          int         not null check (seats_max >= seats_min),
  seats_taken        int         not null default 0 check (seats_taken between 0 and seats_max),
  created_at         timestamptz not null,
  created_by         uuid,
  search             text        generated always as (kernel.fold(title || ' ' || code)) stored
);
comment on column sessions.session.seats_taken is 'Number of enrolments that hold a seat; raised by a conditional update, so never above seats_max.';
create index session_dates on sessions.session (starts_on desc, id);
create index session_open_dates on sessions.session (starts_on, id) where state in ('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DELIVERED');
create index session_trainer on sessions.session (trainer_id, starts_on);
create index session_state on sessions.session (state, starts_on);
create index session_search on sessions.session using gin (search gin_trgm_ops);
call kernel.shared('sessions.session');

create table sessions.session_slot (
  id          uuid        primary key,
  session_id  uuid        not null references sessions.session (id),
  position    int         not null check (position > 0),
  day         date        not null,
  half        text        not null check (half in ('morning', 'afternoon')),
  starts_at   timestamptz not null,
  ends_at     timestamptz not null check (ends_at > starts_at),
  modality    text        not null check (modality in ('onSite', 'virtualClass')),
  trainer_id  uuid        references people.trainer (person_id),
  room_id     uuid        references sessions.room (id),
  video_link  text        not null default '',
  unique (session_id, position),
  unique (session_id, day, half)
);
comment on table sessions.session_slot is 'A half-day: the unit of attendance. [starts_at, ends_at) in Europe/Paris working hours.';
create index session_slot_trainer on sessions.session_slot (trainer_id, starts_at);
create index session_slot_room on sessions.session_slot (room_id, starts_at);
create index session_slot_starts on sessions.session_slot (starts_at);
call kernel.shared('sessions.session_slot');

create table sessions.code_counter (
  year int primary key,
  last int not null check (last >= 0)
);
call kernel.internal('sessions.code_counter');
