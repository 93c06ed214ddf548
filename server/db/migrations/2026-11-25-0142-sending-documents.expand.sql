-- expand: adds the sending of documents: mass sends that can be undone, what each reader was sent, the link that opens it.
-- lock:   access exclusive on documents.document while its policy is replaced, brief.
-- time:   under 1 s.
create table documents.dispatch (
  id         uuid        primary key,
  session_id uuid        not null references sessions.session (id),
  state      text        not null check (state in ('waiting', 'sent', 'undone')),
  send_after timestamptz not null,
  created_at timestamptz not null,
  created_by uuid        not null,
  ended_at   timestamptz check ((state = 'waiting') = (ended_at is null))
);
comment on table documents.dispatch is 'A mass send: it waits, so that it can be undone, then leaves whole or not at all.';
create index dispatch_due on documents.dispatch (send_after) where state = 'waiting';
create index dispatch_session on documents.dispatch (session_id, created_at desc);
call kernel.internal('documents.dispatch');

create table documents.envelope (
  id           uuid        primary key,
  dispatch_id  uuid        not null references documents.dispatch (id),
  recipient_id uuid        not null references identity.person (id),
  email        text        not null check (length(email) between 3 and 254),
  token_hash   bytea       unique,
  leaves_until timestamptz,
  opened_at    timestamptz
);
comment on table documents.envelope is 'What one reader receives of a mass send: one mail, one personal link.';
comment on column documents.envelope.token_hash is 'Hash of what the personal link carries; null until the mail is written.';
comment on column documents.envelope.leaves_until is 'The personal link opens until this instant.';
create index envelope_dispatch on documents.envelope (dispatch_id);
call kernel.internal('documents.envelope');

create table documents.delivery (
  id           uuid        primary key,
  session_id   uuid        not null references sessions.session (id),
  dispatch_id  uuid        references documents.dispatch (id),
  envelope_id  uuid        references documents.envelope (id),
  kind         text        not null,
  enrolment_id uuid        references enrolment.enrolment (id),
  learner_id   uuid,
  company_id   uuid,
  document_id  uuid        references documents.document (id),
  state        text        not null check (state in ('waiting', 'sent', 'undone', 'handed', 'refused')),
  refusal      text        not null default '',
  created_at   timestamptz not null,
  created_by   uuid        not null,
  ended_at     timestamptz check ((state = 'waiting') = (ended_at is null)),
  check (document_id is not null or state not in ('sent', 'handed'))
);
comment on table documents.delivery is 'A document given to the person or the company of a line of the board, by mail or by hand.';
comment on column documents.delivery.company_id is 'Whose training manager finds the document too; null when it is the learner''s alone.';
create unique index delivery_one_waiting on documents.delivery
  (session_id, kind, coalesce(enrolment_id, company_id)) where state = 'waiting';
create unique index delivery_one_handed on documents.delivery (document_id, coalesce(enrolment_id, company_id)) where state = 'handed';
create index delivery_session on documents.delivery (session_id, created_at);
create index delivery_document on documents.delivery (document_id);
create index delivery_dispatch on documents.delivery (dispatch_id);
create index delivery_learner on documents.delivery (learner_id) where state in ('sent', 'handed');
create index delivery_company on documents.delivery (company_id) where state in ('sent', 'handed');
call kernel.wall('documents.delivery', 'company_id', 'learner_id');

-- A reader sees what proves their own hours, and what was given to them.
drop policy wall on documents.document;
create policy wall on documents.document as restrictive using (
  (select kernel.scope()) = 'internal'
  or (kind in ('certificateOfCompletion', 'attendanceSheet', 'remoteActivityRecord')
      and ((select kernel.scope()) = 'company' and company_id = (select kernel.company())
           or (select kernel.scope()) = 'learner' and learner_id = (select kernel.person())))
  or ((select kernel.scope()) in ('company', 'learner')
      and id in (select delivery.document_id from documents.delivery where delivery.state in ('sent', 'handed'))));
