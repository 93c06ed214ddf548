-- expand: adds the documents of a session beside its certificates: their kinds, texts, terms and how long they are kept.
-- lock:   access exclusive on documents.document while a constraint is replaced and a column without values is added.
-- time:   under 1 s at 30,000 documents, the new constraint is wider than the old one and is not checked again.
alter table documents.document drop constraint document_kind_check;
alter table documents.document add constraint document_kind_check
  check (kind in ('certificateOfCompletion', 'attendanceSheet', 'remoteActivityRecord', 'convocation', 'program', 'agreement',
                  'internalRules', 'welcomeBooklet', 'trainingCertificate', 'attendanceCertificate')) not valid;
alter table documents.document add column kept_until date;
comment on column documents.document.kept_until is 'Kept at least until this day, by the rule of its kind when it was issued; null before there were rules.';

-- A session has one agreement per company, so the company is part of what may be in force once.
create unique index document_one_of_session on documents.document
  (session_id, kind, coalesce(company_id, '00000000-0000-0000-0000-000000000000'::uuid)) where state = 'issued' and enrolment_id is null;
drop index documents.document_one_sheet;

-- What is not proof is shown to its reader once it was sent, which later steps add; until then it is the office's.
drop policy wall on documents.document;
create policy wall on documents.document as restrictive using (
  (select kernel.scope()) = 'internal'
  or (kind in ('certificateOfCompletion', 'attendanceSheet', 'remoteActivityRecord')
      and ((select kernel.scope()) = 'company' and company_id = (select kernel.company())
           or (select kernel.scope()) = 'learner' and learner_id = (select kernel.person()))));

create table documents.house_text (
  id       uuid        primary key,
  kind     text        not null check (kind in ('agreementTerms', 'convocationNotice', 'programNotice', 'internalRules', 'welcomeBooklet')),
  number   int         not null check (number > 0),
  articles jsonb       not null,
  saved_at timestamptz not null,
  saved_by uuid,
  constraint one_house_text_at_a_time unique (kind, number)
);
comment on table documents.house_text is 'A version of a text that the organisation wrote for its documents: [{title, text}]. Without one, the text that comes with the product holds.';
call kernel.internal('documents.house_text');
call kernel.append_only('documents.house_text');

create table documents.retention_rule (
  kind  text primary key,
  years int  not null check (years between 1 and 50),
  since text not null check (since in ('issued', 'sessionEnd'))
);
comment on table documents.retention_rule is 'How long a kind of document is kept, in whole years until 31 December. Data: the organisation may have other duties.';
call kernel.internal('documents.retention_rule');
insert into documents.retention_rule (kind, years, since) values
  ('certificateOfCompletion', 10, 'sessionEnd'), ('attendanceSheet', 10, 'sessionEnd'), ('remoteActivityRecord', 10, 'sessionEnd'),
  ('convocation', 5, 'sessionEnd'), ('program', 10, 'sessionEnd'), ('agreement', 10, 'sessionEnd'), ('internalRules', 5, 'sessionEnd'),
  ('welcomeBooklet', 5, 'sessionEnd'), ('trainingCertificate', 10, 'sessionEnd'), ('attendanceCertificate', 10, 'sessionEnd');

create table enrolment.company_terms (
  session_id      uuid        not null references sessions.session (id),
  company_id      uuid        not null references people.client_company (id),
  basis           text        not null check (basis in ('perPerson', 'group')),
  price_cents     bigint      not null check (price_cents between 0 and 10000000000),
  funder          text        not null default '' check (length(funder) <= 200),
  funding_case    text        not null default '' check (length(funding_case) <= 100),
  order_number    text        not null default '' check (length(order_number) <= 100),
  signatory_name  text        not null default '' check (length(signatory_name) <= 200),
  signatory_title text        not null default '' check (length(signatory_title) <= 200),
  revision        int         not null default 1 check (revision > 0),
  changed_at      timestamptz not null,
  primary key (session_id, company_id)
);
comment on table enrolment.company_terms is 'On what terms a company sends its people to a session. Without a row, the price per person of the program holds.';
comment on column enrolment.company_terms.price_cents is 'Euro cents before tax, for one person or for the whole group.';
call kernel.internal('enrolment.company_terms');
