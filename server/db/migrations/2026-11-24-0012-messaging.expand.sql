-- expand: adds the outgoing mail box.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema messaging;
grant usage on schema messaging to formapro_app;

create table messaging.message (
  id          uuid        primary key,
  key         text        not null unique check (length(key) between 1 and 200),
  person_id   uuid,
  recipient   text        not null check (length(recipient) between 3 and 254),
  template    text        not null,
  language    text        not null check (language in ('fr', 'en')),
  subject     text        not null,
  html        text        not null,
  plain       text        not null,
  secret      bytea,
  state       text        not null check (state in ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
  attempts    int         not null default 0,
  last_error  text        not null default '',
  created_at  timestamptz not null,
  send_after  timestamptz not null,
  sent_at     timestamptz check ((state = 'sent') = (sent_at is not null)),
  smtp_id     text
);
comment on column messaging.message.secret is 'Personal link put in the place of {{secret-link}} when the mail leaves; encrypted, erased once sent.';
comment on table messaging.message is 'Outgoing mail, written in the business transaction; key makes a repeated effect one mail.';
create index message_waiting on messaging.message (send_after, id) where state in ('waiting', 'sending');
create index message_recent on messaging.message (created_at desc, id);
create index message_person on messaging.message (person_id);
call kernel.internal('messaging.message');
