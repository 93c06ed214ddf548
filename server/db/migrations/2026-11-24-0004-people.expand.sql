-- expand: adds the training organisation, client companies, learners, trainers.
-- lock:   share row exclusive on identity.person, brief (new foreign key).
-- time:   under 1 s.
create schema people;
grant usage on schema people to formapro_app;

create table people.training_organisation (
  only_one      boolean primary key default true check (only_one),
  name          text    not null,
  legal_form    text    not null,
  capital       text    not null default '',
  siret         text    not null check (siret ~ '^\d{14}$'),
  activity_declaration_number text not null check (activity_declaration_number ~ '^\d{11}$'),
  declaration_region text not null,
  address       text    not null,
  postcode      text    not null,
  town          text    not null,
  phone         text    not null default '',
  email         text    not null default '',
  signatory_name text   not null,
  signatory_title text  not null,
  vat_mention   text    not null default '',
  logo_file_id  uuid    references kernel.file (id)
);
comment on table people.training_organisation is 'The one organisation this installation serves, as printed on its documents.';
call kernel.shared('people.training_organisation');

create table people.client_company (
  id           uuid        primary key,
  name         text        not null check (length(name) between 1 and 200),
  legal_form   text        not null default '',
  siret        text        check (siret ~ '^\d{14}$'),
  naf_code     text        not null default '',
  address      text        not null default '',
  postcode     text        not null default '',
  town         text        not null default '',
  opco         text        not null default '',
  head_count   int         check (head_count >= 0),
  phone        text        not null default '',
  email        text        not null default '',
  created_at   timestamptz not null,
  archived_at  timestamptz,
  search       text        generated always as (kernel.fold(name || ' ' || town || ' ' || coalesce(siret, ''))) stored
);
create unique index client_company_siret on people.client_company (siret) where siret is not null;
create index client_company_search on people.client_company using gin (search gin_trgm_ops);
create index client_company_name on people.client_company (kernel.fold(name), id);
call kernel.wall('people.client_company', 'id', null);
-- A learner reads the name of the present employer.
drop policy wall on people.client_company;
create policy wall on people.client_company as restrictive using (
  (select kernel.scope()) = 'internal'
  or (select kernel.scope()) in ('company', 'learner') and id = (select kernel.company()));

alter table identity.person add constraint person_company_fk foreign key (company_id) references people.client_company (id);
alter table identity.role_grant add constraint role_grant_company_fk foreign key (company_id) references people.client_company (id);

create table people.learner (
  person_id       uuid        primary key references identity.person (id),
  company_id      uuid        references people.client_company (id),
  job_title       text        not null default '',
  employee_number text        not null default '',
  birth_date      date,
  created_at      timestamptz not null
);
comment on table people.learner is 'A person who is or was trained. company_id is the present employer, null for an individual.';
create index learner_company on people.learner (company_id, person_id);
call kernel.wall('people.learner', 'company_id', 'person_id');

create table people.trainer (
  person_id  uuid        primary key references identity.person (id),
  title      text        not null default '',
  is_internal boolean    not null default true,
  created_at timestamptz not null
);
call kernel.shared('people.trainer');

create table people.company_contact (
  person_id  uuid        not null references identity.person (id),
  company_id uuid        not null references people.client_company (id),
  job_title  text        not null default '',
  created_at timestamptz not null,
  primary key (company_id, person_id)
);
call kernel.wall('people.company_contact', 'company_id', 'person_id');
