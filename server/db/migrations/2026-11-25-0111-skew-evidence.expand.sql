-- expand: the proof of two versions on one database is kept as evidence of a build, with the other version it holds for; the previous version writes none.
-- lock:   access exclusive on release.gate_evidence, brief (a few rows).
-- time:   under 1 s.
set local lock_timeout = '2s';
alter table release.gate_evidence drop constraint gate_evidence_gate_check;
alter table release.gate_evidence add constraint gate_evidence_gate_check
  check (gate in ('tests', 'migrations', 'load', 'skew', 'security', 'communication', 'support'));
alter table release.gate_evidence drop constraint gate_evidence_outcome_check;
alter table release.gate_evidence add constraint gate_evidence_outcome_check
  check (outcome in ('pass', 'fail', 'insufficient'));
alter table release.gate_evidence add column against text check (against ~ '^sha256:[0-9a-f]{64}$');
comment on column release.gate_evidence.against is 'Digest of the other build that the proof holds for; null where there is no other.';
