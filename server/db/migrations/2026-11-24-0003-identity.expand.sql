-- expand: adds people, accounts and doors.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema identity;
grant usage on schema identity to formapro_app;

create table identity.person (
  id          uuid        primary key,
  first_name  text        not null check (length(first_name) between 1 and 100),
  last_name   text        not null check (length(last_name) between 1 and 100),
  email       citext      check (length(email) <= 254),
  phone       text        check (length(phone) <= 30),
  language    text        not null default 'fr' check (language in ('fr', 'en')),
  company_id  uuid,
  created_at  timestamptz not null,
  search      text        generated always as (kernel.fold(last_name || ' ' || first_name || ' ' || coalesce(email::text, ''))) stored
);
comment on table identity.person is 'A human being known to the training organisation, with or without an account.';
comment on column identity.person.company_id is 'Present employer among the client companies, for the wall; null for people of the training organisation.';
create unique index person_email on identity.person (email) where email is not null;
create index person_search on identity.person using gin (search gin_trgm_ops);
create index person_name on identity.person (kernel.fold(last_name), kernel.fold(first_name), id);
create index person_company on identity.person (company_id) where company_id is not null;
call kernel.wall('identity.person', 'company_id', 'id');
-- A learner and a company also read the names of the people of the training organisation (trainer, contact).
drop policy wall on identity.person;
create policy wall on identity.person as restrictive using (
  (select kernel.scope()) = 'internal'
  or ((select kernel.scope()) = 'company' and (company_id = (select kernel.company()) or company_id is null))
  or ((select kernel.scope()) = 'learner' and (id = (select kernel.person()) or company_id is null)));

create table identity.account (
  person_id           uuid        primary key references identity.person (id),
  password_hash       text,
  password_changed_at timestamptz,
  suspended_at        timestamptz,
  totp_secret         bytea,
  totp_confirmed_at   timestamptz,
  totp_last_step      bigint,
  created_at          timestamptz not null
);
comment on table identity.account is 'The right to sign in. Suspending closes every door at once.';
comment on column identity.account.totp_secret is 'Encrypted with the installation key; never leaves the server after enrolment.';

create table identity.role_grant (
  person_id  uuid        not null references identity.account (person_id),
  role       text        not null check (role in ('learner', 'trainer', 'companyManager', 'trainingAdministrator',
                                                  'qualityManager', 'director', 'systemAdministrator', 'auditor')),
  company_id uuid        check ((role = 'companyManager') = (company_id is not null)),
  granted_at timestamptz not null,
  expires_at timestamptz check (role <> 'auditor' or expires_at is not null),
  primary key (person_id, role)
);
create index role_grant_role on identity.role_grant (role, person_id);
comment on table identity.role_grant is 'What an account may be. A company manager names one company; an auditor always expires.';

create table identity.login (
  id          uuid        primary key,
  token_hash  bytea       not null unique,
  person_id   uuid        not null references identity.account (person_id),
  role        text        not null,
  factor      text        not null check (factor in ('half', 'full')),
  via         text        not null check (via in ('password', 'passkey', 'magic-link')),
  scope       jsonb,
  created_at  timestamptz not null,
  proved_at   timestamptz,
  last_seen_at timestamptz not null,
  expires_at  timestamptz not null,
  ended_at    timestamptz,
  user_agent  text        not null default ''
);
comment on table identity.login is 'A browser session. The token is stored hashed; ended_at closes it for good.';
comment on column identity.login.proved_at is 'Last time a password or a factor was given; null for a magic link. Asked again before factors and tokens change.';
comment on column identity.login.scope is 'What a magic link allows, null for everything the role allows.';
create index login_person on identity.login (person_id, created_at);

create table identity.one_time_link (
  id          uuid        primary key,
  token_hash  bytea       not null unique,
  person_id   uuid        not null references identity.account (person_id),
  purpose     text        not null check (purpose in ('invitation', 'password-reset', 'magic-link')),
  role        text        check ((purpose = 'magic-link') = (role is not null) and role in ('learner', 'trainer')),
  scope       jsonb,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  uses_left   int         not null check (uses_left >= 0),
  revoked_at  timestamptz
);
comment on column identity.one_time_link.role is 'What a magic link opens: never a staff role.';
comment on table identity.one_time_link is 'Personal links sent by mail: 256 random bits, hashed, scoped, expiring, revocable.';
create index one_time_link_person on identity.one_time_link (person_id, purpose);

create table identity.passkey (
  id           text        primary key,
  person_id    uuid        not null references identity.account (person_id),
  public_key   bytea       not null,
  counter      bigint      not null,
  transports   text[]      not null default '{}',
  name         text        not null check (length(name) between 1 and 80),
  created_at   timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on identity.passkey (person_id);

create table identity.passkey_challenge (
  id         uuid        primary key,
  person_id  uuid,
  challenge  text        not null,
  purpose    text        not null check (purpose in ('register', 'sign-in')),
  expires_at timestamptz not null
);

create table identity.factor_lock (
  person_id    uuid        not null references identity.account (person_id),
  factor       text        not null check (factor in ('totp', 'recovery', 'passkey', 'password')),
  wrong        int         not null check (wrong >= 0),
  first_at     timestamptz not null,
  locked_until timestamptz,
  primary key (person_id, factor)
);
comment on table identity.factor_lock is 'Wrong tries of one factor in a row; the others stay open while it is locked.';

create table identity.recovery_code (
  person_id uuid        not null references identity.account (person_id),
  code_hash bytea       not null,
  used_at   timestamptz,
  primary key (person_id, code_hash)
);

create table identity.access_token (
  id           uuid        primary key,
  token_hash   bytea       not null unique,
  person_id    uuid        not null references identity.account (person_id),
  role         text        not null,
  name         text        not null check (length(name) between 1 and 80),
  scopes       text[]      not null check (cardinality(scopes) > 0),
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  last_used_at timestamptz
);
comment on table identity.access_token is 'Personal access tokens for the API, stored hashed, with scopes and an end.';
create index access_token_person on identity.access_token (person_id);

-- Doors are opened before anybody is known, so these tables are reached by the identity module alone, never by a
-- module's query: the wall that protects them is the store that owns them.
grant select, insert, update, delete on identity.account, identity.role_grant, identity.login, identity.one_time_link,
  identity.passkey, identity.passkey_challenge, identity.factor_lock, identity.recovery_code, identity.access_token to formapro_app;

-- The door itself: who holds this token, before anybody is known. It crosses the wall (`set app.scope`) for one row that
-- only the holder of the token can name; not ended, not expired, account not suspended, role still held.
create function identity.open_login(token bytea, at timestamptz)
  returns table (id uuid, person_id uuid, role text, factor text, scope jsonb, company_id uuid, last_seen_at timestamptz, language text)
  language sql stable set app.scope = 'internal' as $$
  select login.id, login.person_id, login.role, login.factor, login.scope, coalesce(held.company_id, person.company_id), login.last_seen_at, person.language
    from identity.login
    join identity.account on account.person_id = login.person_id and account.suspended_at is null
    join identity.role_grant as held on held.person_id = login.person_id and held.role = login.role
                                    and (held.expires_at is null or held.expires_at > at)
    join identity.person on person.id = login.person_id
   where login.token_hash = token and login.ended_at is null and login.expires_at > at
$$;

-- The same for a personal access token.
create function identity.open_token(token bytea, at timestamptz)
  returns table (id uuid, person_id uuid, role text, scopes text[], company_id uuid, language text)
  language sql stable set app.scope = 'internal' as $$
  select access_token.id, access_token.person_id, access_token.role, access_token.scopes, coalesce(held.company_id, person.company_id), person.language
    from identity.access_token
    join identity.account on account.person_id = access_token.person_id and account.suspended_at is null
    join identity.role_grant as held on held.person_id = access_token.person_id and held.role = access_token.role
                                    and (held.expires_at is null or held.expires_at > at)
    join identity.person on person.id = access_token.person_id
   where access_token.token_hash = token and access_token.revoked_at is null and access_token.expires_at > at
$$;
