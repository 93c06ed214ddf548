-- expand: adds what documents say of the organisation beside its identity: whom to call, its colour, its web site.
-- lock:   access exclusive on a table of one row, brief (constant defaults).
-- time:   under 1 s.
alter table people.training_organisation
  add column revision int not null default 1 check (revision > 0),
  add column brand_color text not null default '#054957' check (brand_color ~ '^#[0-9a-f]{6}$'),
  add column website text not null default '' check (length(website) <= 200),
  add column pedagogical_contact text not null default '' check (length(pedagogical_contact) <= 300),
  add column administrative_contact text not null default '' check (length(administrative_contact) <= 300),
  add column disability_contact text not null default '' check (length(disability_contact) <= 300),
  add column quality_mention text not null default '' check (length(quality_mention) <= 300);
comment on column people.training_organisation.quality_mention is 'Sentence that goes with the quality mark: which categories of actions the certificate covers. Empty when there is none.';
comment on column people.training_organisation.brand_color is 'Colour of titles on documents; dark enough for white paper.';
