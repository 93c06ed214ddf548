-- expand: keeps how long each step of a rollout is watched; rollouts that exist were watched as the plan says.
-- lock:   short, release.rollout is a small table and the defaults are constants.
-- time:   under 1 s.
create table release.observation_plan (
  only_one           boolean primary key default true check (only_one),
  observe_minutes    int[]   not null check (cardinality(observe_minutes) = 4 and 0 < all (observe_minutes)),
  needs_business_day boolean not null
);
comment on table release.observation_plan is 'How long the four steps of the next rollouts are watched. Without a row: 48 h, 48 h, 48 h, 7 days, a business day in each.';
call kernel.internal('release.observation_plan');

alter table release.rollout
  add column observe_minutes    int[]   not null default '{2880,2880,2880,10080}',
  add column needs_business_day boolean not null default true;
comment on column release.rollout.observe_minutes is 'As the plan said when it started: what changes later changes the next rollout.';
