-- expand: passkeys open the door; the two tables made for them earlier, which no release ever wrote to, take their final shape.
-- lock:   short and exclusive on two empty tables.
-- time:   under 1 s.
drop table identity.passkey_challenge;
drop table identity.passkey;

create table identity.passkey (
  id            uuid        primary key,
  credential_id text        not null unique check (length(credential_id) between 1 and 1400),
  person_id     uuid        not null references identity.account (person_id),
  public_key    bytea       not null,
  counter       bigint      not null check (counter >= 0),
  transports    text[]      not null default '{}',
  name          text        not null check (length(name) between 1 and 80),
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
comment on table identity.passkey is 'A key held by a person''s device or key ring. It opens their account alone: both factors in one gesture.';
comment on column identity.passkey.counter is 'Uses counted by the device; one that goes back is a copy. Zero for ever on synchronised key rings.';
create index passkey_person on identity.passkey (person_id);

create table identity.passkey_ceremony (
  id             uuid        primary key,
  purpose        text        not null check (purpose in ('add', 'sign-in', 'second-factor')),
  challenge_hash bytea       not null unique,
  login_id       uuid        references identity.login (id),
  expires_at     timestamptz not null,
  check ((purpose = 'sign-in') = (login_id is null))
);
comment on table identity.passkey_ceremony is 'A challenge waiting for its answer: kept hashed, bound to the sign-in that asked for it, deleted by the first answer.';
create index passkey_ceremony_age on identity.passkey_ceremony (expires_at);

grant select, insert, update, delete on identity.passkey to formapro_app;
grant select, insert, delete on identity.passkey_ceremony to formapro_app;
