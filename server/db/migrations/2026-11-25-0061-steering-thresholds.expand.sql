-- expand: adds the thresholds from which a figure of the project calls somebody, which no earlier code reads.
-- lock:   none, new table.
-- time:   under 1 s.
create table release.steering_threshold (
  only_one          boolean     primary key default true check (only_one),
  revision          int         not null check (revision > 0),
  progress_gap_bp   int         not null check (progress_gap_bp between 0 and 10000),
  delay_days        int         not null check (delay_days between 0 and 250),
  budget_drift_bp   int         not null check (budget_drift_bp between 0 and 10000),
  learner_active_bp int         not null check (learner_active_bp between 0 and 10000),
  trainer_active_bp int         not null check (trainer_active_bp between 0 and 10000),
  company_active_bp int         not null check (company_active_bp between 0 and 10000),
  mco_low_bp        int         not null check (mco_low_bp between 0 and 10000),
  mco_high_bp       int         not null check (mco_high_bp between mco_low_bp and 10000),
  changed_at        timestamptz not null
);
comment on table release.steering_threshold is 'Bounds that the project set itself; without a row those of the plan hold. bp are hundredths of a percent.';
call kernel.internal('release.steering_threshold');
