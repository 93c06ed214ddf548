-- expand: adds when the documents of a session should have left, which the work queue reads.
-- lock:   share on messaging.message while a small index is built.
-- time:   under 1 s at a million messages, of which few failed.
create table documents.deadline_rule (
  kind        text primary key check (kind in ('agreement', 'convocation')),
  days_before int  not null check (days_before between 0 and 120)
);
comment on table documents.deadline_rule is 'Days before the first half-day by which a document should have left. Data: each organisation has its own habits.';
call kernel.internal('documents.deadline_rule');
insert into documents.deadline_rule (kind, days_before) values ('agreement', 15), ('convocation', 7);

create index message_failed on messaging.message (key) where state = 'failed';
