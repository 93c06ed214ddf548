-- expand: adds the maintenance of the product once it is in production, which no earlier code reads.
-- lock:   none, new tables.
-- time:   under 1 s.
create table release.maintenance_ticket (
  id        uuid        primary key,
  number    int         not null unique check (number > 0),
  kind      text        not null check (kind in ('corrective', 'evolutionary', 'preventive', 'adaptive')),
  title     text        not null check (length(title) between 1 and 200),
  opened_at timestamptz not null,
  opened_by uuid
);
comment on table release.maintenance_ticket is 'Something to mend, to add, to prevent or to follow. What became of it is in its entries. Append-only.';
call kernel.internal('release.maintenance_ticket');
call kernel.append_only('release.maintenance_ticket');

create table release.maintenance_entry (
  id         uuid        primary key,
  ticket_id  uuid        not null references release.maintenance_ticket (id),
  number     int         not null check (number > 0),
  minutes    int         not null check (minutes between -60000 and 60000),
  cost_cents bigint      not null check (cost_cents between -10000000000 and 10000000000),
  state      text        not null check (state in ('open', 'done', 'cancelled')),
  comment    text        not null default '' check (length(comment) <= 500),
  noted_at   timestamptz not null,
  noted_by   uuid,
  constraint one_maintenance_entry_at_a_time unique (ticket_id, number)
);
comment on table release.maintenance_entry is 'Time and money spent on a ticket, and where it stands since. Less than nothing corrects an entry before. Append-only.';
create index maintenance_entry_at on release.maintenance_entry (noted_at);
call kernel.internal('release.maintenance_entry');
call kernel.append_only('release.maintenance_entry');
