-- expand: adds programs and their versions.
-- lock:   none, new tables.
-- time:   under 1 s.
create schema catalogue;
grant usage on schema catalogue to formapro_app;

create table catalogue.program (
  id          uuid        primary key,
  code        text        not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,29}$'),
  created_at  timestamptz not null,
  archived_at timestamptz
);
call kernel.shared('catalogue.program');

create table catalogue.program_version (
  id             uuid        primary key,
  program_id     uuid        not null references catalogue.program (id),
  number         int         not null check (number > 0),
  state          text        not null check (state in ('draft', 'published', 'retired')),
  title          text        not null check (length(title) between 1 and 200),
  summary        text        not null default '',
  audience       text        not null default '',
  prerequisites  text        not null default '',
  objectives     text[]      not null default '{}',
  content        jsonb       not null default '[]',
  methods        text        not null default '',
  assessment     text        not null default '',
  accessibility  text        not null default '',
  access_delay   text        not null default '',
  recognition    text        not null default 'attestation'
                 check (recognition in ('attestation', 'certificate', 'rs', 'rncp', 'none')),
  onsite_mn      int         not null default 0 check (onsite_mn >= 0),
  virtual_mn     int         not null default 0 check (virtual_mn >= 0),
  elearning_mn   int         not null default 0 check (elearning_mn >= 0),
  price_cents    bigint      not null default 0 check (price_cents >= 0),
  seats_min      int         not null default 1 check (seats_min >= 1),
  seats_max      int         not null default 12 check (seats_max >= seats_min),
  published_at   timestamptz check ((state = 'draft') = (published_at is null)),
  created_at     timestamptz not null,
  search         text        generated always as (kernel.fold(title || ' ' || summary)) stored,
  unique (program_id, number)
);
comment on column catalogue.program_version.content is 'Sequences: [{title, text, plannedMn}].';
comment on column catalogue.program_version.price_cents is 'Price per learner, net of VAT, in euro cents.';
create unique index program_version_one_published on catalogue.program_version (program_id) where state = 'published';
create unique index program_version_one_draft on catalogue.program_version (program_id) where state = 'draft';
create index program_version_search on catalogue.program_version using gin (search gin_trgm_ops);
call kernel.shared('catalogue.program_version');
