-- expand: a mark may be undone before the seal; a signature drawn without network says when it was drawn.
-- lock:   access exclusive on two tables while a constraint is replaced and columns without values are added.
-- time:   under 1 s, the new constraint is wider than the old one and is not checked again.
alter table attendance.mark drop constraint mark_status_check;
alter table attendance.mark add constraint mark_status_check
  check (status in ('PRESENT', 'LATE', 'LEFT_EARLY', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'EXCUSED_BY_OF', 'UNDONE')) not valid;
comment on column attendance.mark.status is 'UNDONE: the trainer takes back what was noted before; the signature alone counts again.';

alter table attendance.signature add column drawn_at timestamptz;
alter table attendance.signature add constraint signature_drawn_before_received check (drawn_at <= signed_at) not valid;
comment on column attendance.signature.drawn_at is 'When the trainer’s phone was without network: the moment of the signature by its clock; signed_at is when it was received.';
